"""Whether a foreign resident is insured."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule
from conformance.rules.insured_foreigners import Given, Output, decide

_LAW: Final = "高齢者の医療の確保に関する法律第51条第2号、同法施行規則第9条"


@rule("late_elderly_medical_care", "foreign-eligibility", law=_LAW)
def foreign_eligibility(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the resident is insured, being 75 or certified disabled."""
    return decide(given, why, _LAW)
