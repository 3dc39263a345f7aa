"""The rules of the national health insurance (国民健康保険)."""

from . import age_classes_in_fiscal_year as age_classes_in_fiscal_year
from . import annual_assessment as annual_assessment
from . import assessment_cap as assessment_cap
from . import assessment_time_limit as assessment_time_limit
from . import certificate_valid_until as certificate_valid_until
from . import charged_months as charged_months
from . import copay_percent_by_age as copay_percent_by_age
from . import dv_document_delivery as dv_document_delivery
from . import dv_independent_household as dv_independent_household
from . import elder_active_income as elder_active_income
from . import eligibility_document as eligibility_document
from . import foreign_eligibility as foreign_eligibility
from . import former_dependent_relief as former_dependent_relief
from . import high_cost_limit as high_cost_limit
from . import installment_split as installment_split
from . import insurer_municipality as insurer_municipality
from . import involuntary_unemployment as involuntary_unemployment
from . import limit_class_under70 as limit_class_under70
from . import low_income_reduction as low_income_reduction
from . import maternity_exemption as maternity_exemption
from . import multiple_occurrence as multiple_occurrence
from . import prorated_assessment as prorated_assessment
from . import qualification_acquisition_date as qualification_acquisition_date
from . import qualification_loss_date as qualification_loss_date
from . import special_collection_eligibility as special_collection_eligibility
from . import specific_household_flat_rate as specific_household_flat_rate
