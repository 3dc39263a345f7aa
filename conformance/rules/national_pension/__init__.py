"""The rules of the national pension (国民年金)."""

from . import acquisition_and_loss_date as acquisition_and_loss_date
from . import additional_eligibility as additional_eligibility
from . import age20_acquisition as age20_acquisition
from . import age60_loss as age60_loss
from . import category_of_month as category_of_month
from . import childcare_exemption as childcare_exemption
from . import continuous_review as continuous_review
from . import dv_document_delivery as dv_document_delivery
from . import dv_income_scope as dv_income_scope
from . import exemption_class as exemption_class
from . import exemption_window as exemption_window
from . import foreign_applicability as foreign_applicability
from . import income_municipality as income_municipality
from . import insured_months as insured_months
from . import lump_sum_withdrawal as lump_sum_withdrawal
from . import maternity_exemption as maternity_exemption
from . import monthly_premium as monthly_premium
from . import notification_and_forwarding_deadline as notification_and_forwarding_deadline
from . import statutory_exemption as statutory_exemption
from . import student_special as student_special
from . import unemployment_window as unemployment_window
from . import voluntary_enrollment as voluntary_enrollment
from . import voluntary_loss_date as voluntary_loss_date
