"""The rules of the medical care of the elderly (後期高齢者医療)."""

from . import age75_acquisition as age75_acquisition
from . import annual_premium as annual_premium
from . import charged_months as charged_months
from . import copay_income_year as copay_income_year
from . import copay_percent as copay_percent
from . import disability_acquisition as disability_acquisition
from . import dv_document_delivery as dv_document_delivery
from . import eligibility_document as eligibility_document
from . import foreign_eligibility as foreign_eligibility
from . import former_dependent_reduction as former_dependent_reduction
from . import fy2024_cap_transition as fy2024_cap_transition
from . import installment_split as installment_split
from . import insurer_area as insurer_area
from . import loss_date as loss_date
from . import outpatient_burden as outpatient_burden
from . import per_capita_reduction as per_capita_reduction
from . import special_collection_amounts as special_collection_amounts
from . import special_collection_eligibility as special_collection_eligibility
from . import within_prefecture_move_split as within_prefecture_move_split
