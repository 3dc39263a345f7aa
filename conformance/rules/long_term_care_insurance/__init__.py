"""The rules of the long-term care insurance (介護保険)."""

from . import annual_premium as annual_premium
from . import arrears_restriction as arrears_restriction
from . import assessment_time_limit as assessment_time_limit
from . import benefit_reduction_period as benefit_reduction_period
from . import benefit_reduction_term as benefit_reduction_term
from . import burden_card_period as burden_card_period
from . import certification_deadline as certification_deadline
from . import certification_validity as certification_validity
from . import copay_ratio as copay_ratio
from . import dv_output_suppression as dv_output_suppression
from . import first_insured_acquisition as first_insured_acquisition
from . import food_room_limit as food_room_limit
from . import foreign_insured as foreign_insured
from . import high_cost_limit as high_cost_limit
from . import home_modification_limit as home_modification_limit
from . import income_stage as income_stage
from . import insured_class_for_application as insured_class_for_application
from . import insurer_by_facility as insurer_by_facility
from . import limit_units as limit_units
from . import move_in_inheritance as move_in_inheritance
from . import premium_months as premium_months
from . import qualification_loss_date as qualification_loss_date
from . import renewal_window as renewal_window
from . import special_collection_split as special_collection_split
from . import special_collection_start as special_collection_start
from . import welfare_tool_limit as welfare_tool_limit
