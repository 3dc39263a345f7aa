"""Whether a support measure warns the clerk and keeps the address off a document."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.support_measures import protects

_LAW = "住民基本台帳事務処理要領第5の10、標準仕様書共通要件"
_MAY_SEE: Final = frozenset({"self", "registered_agent"})


@value
class Given:
    """The measure and its period, the day, and who receives the document."""

    support_measure: Literal["1", "2", "3"] | None
    support_from: date | None
    support_to: date | None
    as_of: date
    recipient_kind: Literal[
        "self", "registered_agent", "household_member", "spouse", "other_person", "external_agency"
    ]


@value
class Output:
    """Whether the clerk is warned and whether the address is printed."""

    alert: bool
    address_printed: bool


@rule(
    "long_term_care_insurance",
    "dv-output-suppression",
    law="住民基本台帳事務における支援措置(住民基本台帳事務処理要領第5の10)、標準仕様書共通要件",
)
def dv_output_suppression(given: Given, law: Parameters, why: Why) -> Output:
    """Return what a measure in force on the day does; both ends of its period count.

    The clerk is warned in every case, only the person and the registered agent get the address
    (住民基本台帳事務処理要領第5の10). A measure without a period, or with one that ends
    before it begins, is out of scope.
    """
    kinds = law.on(given.as_of).texts("active_kinds")
    if given.support_measure in kinds:
        _check_period(given)
    period = given.support_from, given.support_to
    active = protects(given.support_measure, period, given.as_of, kinds)
    why(
        f"支援措置区分{given.support_measure or 'なし'}は{given.as_of}に"
        f"{'有効で、警告する' if active else '有効でない'}。",
        f"Measure {given.support_measure or 'none'} on {given.as_of}: "
        f"{'in force, warn' if active else 'not in force'}.",
        law=_LAW,
    )
    printed = not active or given.recipient_kind in _MAY_SEE
    why(
        f"渡す相手は{given.recipient_kind}で、住所等を印字{'する' if printed else 'しない'}。",
        f"Given to {given.recipient_kind}: the address is {'' if printed else 'not '}printed.",
        law=_LAW,
    )
    return Output(active, printed)


def _check_period(given: Given) -> None:
    if given.support_from is None or given.support_to is None:
        msg = (
            f"support_from, support_to: expected the period of measure {given.support_measure}, "
            "found null"
        )
        raise OutOfScopeError(msg)
