"""The rules of the common functions (共通機能)."""

from . import client_authentication as client_authentication
from . import client_credentials_form as client_credentials_form
from . import euc_item_definition as euc_item_definition
from . import integrated_flag as integrated_flag
from . import integrated_number_decision as integrated_number_decision
from . import intermediate_notification as intermediate_notification
from . import migration_duplicates as migration_duplicates
from . import new_number_uniqueness as new_number_uniqueness
from . import swap_to_address_number as swap_to_address_number
from . import swap_to_integrated_number as swap_to_integrated_number
from . import token_scope as token_scope
from . import token_single_provider as token_single_provider
