"""Whether a foreign resident is insured."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule
from conformance.rules.insured_foreigners import Given, Output, decide

_LAW: Final = "国民健康保険法第6条第11号、同法施行規則第1条"


@rule("national_health_insurance", "foreign-eligibility", law=_LAW)
def foreign_eligibility(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the resident is insured, no other exclusion applying."""
    return decide(given, why, _LAW)
