"""What others see of a value that is only provisionally registered (仮登録)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule
from conformance.rules.provisional_registration import Given, Output, decide

_LAW: Final = "住民記録システム標準仕様書 第1.0版 4.0.8"


@rule("resident_register", "provisional-registration-visibility", law=_LAW)
def provisional_registration_visibility(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the provisional value only once approved; until then nobody outside sees it."""
    return decide(given, why, _LAW)
