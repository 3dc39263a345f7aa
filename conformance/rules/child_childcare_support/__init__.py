"""The rules of child and childcare support (子ども・子育て支援)."""

from . import benefit_cap_proration as benefit_cap_proration
from . import care_hours as care_hours
from . import dv_document_suppression as dv_document_suppression
from . import facility_benefit_cap as facility_benefit_cap
from . import facility_recognition_class as facility_recognition_class
from . import facility_recognition_period as facility_recognition_period
from . import fee_tier as fee_tier
from . import free_of_charge as free_of_charge
from . import household_tax_base as household_tax_base
from . import infant_visit_hours as infant_visit_hours
from . import mid_month_move_fee as mid_month_move_fee
from . import placement_selection as placement_selection
from . import prorated_fee as prorated_fee
from . import recognition_class as recognition_class
from . import recognition_deadline as recognition_deadline
from . import recognition_period_end as recognition_period_end
from . import recognizing_municipality as recognizing_municipality
from . import retroactive_fee_difference as retroactive_fee_difference
from . import sibling_reduction as sibling_reduction
from . import side_dish_exemption as side_dish_exemption
from . import tax_source as tax_source
from . import tax_year_switch as tax_year_switch
