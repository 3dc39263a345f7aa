"""The rules of the fixed asset tax and the city planning tax (固定資産税・都市計画税)."""

from . import burden_adjustment_commercial as burden_adjustment_commercial
from . import burden_adjustment_farmland as burden_adjustment_farmland
from . import burden_adjustment_residential as burden_adjustment_residential
from . import co_owner_representative as co_owner_representative
from . import depreciable_value as depreciable_value
from . import disaster_residential_land as disaster_residential_land
from . import dv_ledger_output as dv_ledger_output
from . import house_existence as house_existence
from . import house_value as house_value
from . import inspection_period as inspection_period
from . import installments as installments
from . import new_house_reduction as new_house_reduction
from . import objection_deadline as objection_deadline
from . import overseas_owner_notice as overseas_owner_notice
from . import owner_on_base_date as owner_on_base_date
from . import renovation_reduction as renovation_reduction
from . import residential_land as residential_land
from . import revaluation_year as revaluation_year
from . import tax_amount as tax_amount
from . import tax_threshold as tax_threshold
