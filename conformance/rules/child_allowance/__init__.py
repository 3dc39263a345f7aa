"""The rules of the child allowance (児童手当)."""

from . import amount_change_month as amount_change_month
from . import annual_review_required as annual_review_required
from . import child_age_limits as child_age_limits
from . import dv_document_suppression as dv_document_suppression
from . import dv_payee_change as dv_payee_change
from . import facility_placement as facility_placement
from . import foreign_and_abroad as foreign_and_abroad
from . import legacy_income_band as legacy_income_band
from . import monthly_amount as monthly_amount
from . import move_split_total as move_split_total
from . import overpayment_offset as overpayment_offset
from . import payment_end_month as payment_end_month
from . import payment_schedule as payment_schedule
from . import payment_start_month as payment_start_month
from . import priority_payee as priority_payee
from . import reform_claim_start as reform_claim_start
from . import sibling_count_period as sibling_count_period
from . import unavoidable_start_month as unavoidable_start_month
