"""The installments of a charge collected by notice."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule
from conformance.rules.installments import Given, Output, split

_LAW: Final = "地方税法第20条の4の2第6項、国民健康保険条例"


@rule("national_health_insurance", "installment-split", law=_LAW)
def installment_split(given: Given, _law: Parameters, why: Why) -> Output:
    """Return equal installments cut to the unit, the first taking all that is left."""
    return split(given, why, _LAW)
