"""The rules of the corporate resident tax (法人住民税)."""

from . import apportionment_employees as apportionment_employees
from . import correction_claim_deadline as correction_claim_deadline
from . import designated_city_per_capita as designated_city_per_capita
from . import electronic_filing_obligation as electronic_filing_obligation
from . import filing_deadline as filing_deadline
from . import final_balance as final_balance
from . import income_levy as income_levy
from . import interim_by_previous as interim_by_previous
from . import late_charge_during_extension as late_charge_during_extension
from . import late_charge_exclusion_period as late_charge_exclusion_period
from . import levy_rate as levy_rate
from . import liability as liability
from . import office_move_both as office_move_both
from . import per_capita_proration as per_capita_proration
from . import per_capita_tier as per_capita_tier
from . import representative_address_output as representative_address_output
