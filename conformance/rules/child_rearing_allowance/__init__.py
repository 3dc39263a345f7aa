"""The rules of the child rearing allowance (児童扶養手当)."""

from . import amount_change_month as amount_change_month
from . import annual_review_withholding as annual_review_withholding
from . import applicable_income_year as applicable_income_year
from . import assessed_income as assessed_income
from . import child_last_month as child_last_month
from . import disaster_income_exception as disaster_income_exception
from . import dv_document_suppression as dv_document_suppression
from . import eligibility_ground as eligibility_ground
from . import exemption_period as exemption_period
from . import five_year_suspension as five_year_suspension
from . import full_or_partial_amount as full_or_partial_amount
from . import move_between_authorities as move_between_authorities
from . import obligor_income_limit as obligor_income_limit
from . import payment_period_total as payment_period_total
from . import payment_schedule as payment_schedule
from . import pension_offset as pension_offset
from . import recipient_priority as recipient_priority
from . import start_and_end_month as start_and_end_month
