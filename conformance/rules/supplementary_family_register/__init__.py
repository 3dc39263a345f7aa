"""The rules of the supplementary family register (戸籍の附票)."""

from . import address_history_window as address_history_window
from . import copy_request_route as copy_request_route
from . import entry_cancellation as entry_cancellation
from . import era_display as era_display
from . import fuhyo_existence as fuhyo_existence
from . import honseki_transfer as honseki_transfer
from . import kana_fuzzy_search as kana_fuzzy_search
from . import notice_mismatch_check as notice_mismatch_check
from . import notice_routing as notice_routing
from . import out_of_order_notices as out_of_order_notices
from . import overseas_card_eligibility as overseas_card_eligibility
from . import overseas_mover_state as overseas_mover_state
from . import principal_info_update as principal_info_update
from . import printed_items as printed_items
from . import provisional_registration_visibility as provisional_registration_visibility
from . import removed_book_retention as removed_book_retention
from . import support_block_on_copy as support_block_on_copy
from . import support_forwarding_targets as support_forwarding_targets
