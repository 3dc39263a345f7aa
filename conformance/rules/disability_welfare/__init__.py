"""The rules of the welfare of persons with disabilities (障害者福祉)."""

from . import allowance_income_limit as allowance_income_limit
from . import allowance_move as allowance_move
from . import allowance_payment as allowance_payment
from . import allowance_unavoidable_start as allowance_unavoidable_start
from . import body_total_grade as body_total_grade
from . import ceiling_management as ceiling_management
from . import copay_ceiling as copay_ceiling
from . import copay_with_move as copay_with_move
from . import decision_period as decision_period
from . import device_burden as device_burden
from . import dv_output_suppression as dv_output_suppression
from . import foreign_eligibility as foreign_eligibility
from . import group_home_rent_supplement as group_home_rent_supplement
from . import high_cost_total as high_cost_total
from . import ltc_priority as ltc_priority
from . import medical_ceiling as medical_ceiling
from . import mental_handbook_validity as mental_handbook_validity
from . import mental_outpatient_validity as mental_outpatient_validity
from . import multi_child_rate as multi_child_rate
from . import new_high_cost as new_high_cost
from . import preschool_free as preschool_free
from . import residence_special as residence_special
from . import support_level_validity as support_level_validity
from . import tax_year_for_ceiling as tax_year_for_ceiling
