"""What a document may print while a support measure protects a person."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import latest
from conformance.rules.support_measures import protects

_LAW: Final = "住民基本台帳事務処理要領の支援措置、標準仕様書共通要件"
_OWN: Final = frozenset({"self", "current_guardian"})


@value
class Given:
    """The support measure with its period, the day, the recipient."""

    support_measure: Literal["1", "2", "3"] | None
    support_from: date | None
    support_to: date | None
    as_of: date
    recipient_kind: Literal["self", "current_guardian", "former_guardian", "spouse", "other_person"]


@value
class Output:
    """Whether the clerk is warned, and whether address and provider may be printed."""

    alert: bool
    address_printed: bool
    provider_printed: bool


@rule("disability_welfare", "dv-output-suppression", law=_LAW)
def dv_output_suppression(given: Given, law: Parameters, why: Why) -> Output:
    """Return what is printed: the whole for the person and the guardian living with them only.

    The names of services and hospitals would tell the whereabouts as the address does. A
    provisional measure protects alike; both ends of the period are included.
    """
    period = given.support_from, given.support_to
    kinds = latest(law).texts("active_kinds")
    active = protects(given.support_measure, period, given.as_of, kinds)
    why(
        f"{given.as_of}に支援措置は{'有効で、警告する' if active else '有効でない'}。",
        f"On {given.as_of} support is {'in force: warn' if active else 'not in force'}.",
        law=_LAW,
    )
    printed = not active or given.recipient_kind in _OWN
    why(
        f"{given.recipient_kind}に渡る出力に住所と事業所名等を"
        f"印字{'する' if printed else 'しない'}。",
        f"For {given.recipient_kind} address and provider are {'' if printed else 'not '}printed.",
        law=_LAW,
    )
    return Output(active, printed, printed)
