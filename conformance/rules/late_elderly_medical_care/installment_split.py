"""The installments of a premium collected by notice."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule
from conformance.rules.installments import Given, Output, split

_LAW: Final = "高齢者の医療の確保に関する法律第109条、市町村の後期高齢者医療に関する条例"


@rule("late_elderly_medical_care", "installment-split", law=_LAW)
def installment_split(given: Given, _law: Parameters, why: Why) -> Output:
    """Return equal installments cut to the unit, the first taking all that is left."""
    return split(given, why, _LAW)
