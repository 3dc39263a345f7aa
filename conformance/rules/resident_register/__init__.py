"""The rules of the resident register (住民基本台帳)."""

from . import atena_number_check_digit as atena_number_check_digit
from . import blank_not_allowed as blank_not_allowed
from . import calendar_date_check as calendar_date_check
from . import certificate_optional_items as certificate_optional_items
from . import date_display_calendar as date_display_calendar
from . import era_to_western as era_to_western
from . import event_date_check as event_date_check
from . import filing_deadline_14_days as filing_deadline_14_days
from . import household_member_order as household_member_order
from . import late_move_out as late_move_out
from . import move_out_erasure_date as move_out_erasure_date
from . import municipality_code_check_digit as municipality_code_check_digit
from . import my_number_check_digit as my_number_check_digit
from . import nationality_change_since as nationality_change_since
from . import relationship_notation as relationship_notation
from . import resident_and_address_since as resident_and_address_since
from . import support_extension as support_extension
from . import support_on_move_out as support_on_move_out
from . import support_period_end as support_period_end
from . import support_state_and_block as support_state_and_block
from . import suppression_effect as suppression_effect
from . import unknown_date_expression as unknown_date_expression
