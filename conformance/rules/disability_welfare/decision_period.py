"""How long a decision to grant services is valid."""

from datetime import date
from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.disability_welfare._rounded_terms import last_day_of_rounded_term
from conformance.rules.nested import whole_at
from conformance.rules.scope import within

_LAW: Final = "障害者総合支援法第23条、同法施行規則第15条、児童福祉法施行規則第18条の17"

_TYPE_B: Final = "46"  # 就労継続支援B型


@value
class Given:
    """The kind of service, the first day, the months decided."""

    service_kind: Code
    decision_from: date
    months: int


@value
class Output:
    """Whether so many months may be decided, and the last day."""

    accepted: bool
    decision_to: date | None


@rule("disability_welfare", "decision-period", law=_LAW)
def decision_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day of the months, after the rest of a month begun in its course.

    Kinds of service without a stated limit, and less than a month, are out of scope.
    """
    months, now = within("months", given.months, 1), law.on(given.decision_from)
    most = whole_at(now.raw("max_months"), given.service_kind)
    if given.service_kind == _TYPE_B and law.reads("type_b_limit", "12"):
        most = min(most, 12)
    accepted = months <= most
    why(
        f"種類{given.service_kind}の最長は{most}か月で、{months}か月は"
        f"{'認められる' if accepted else '超える'}。",
        f"Kind {given.service_kind} lasts {most} months at most: {months} "
        f"{'are accepted' if accepted else 'are too many'}.",
        law=_LAW,
    )
    if not accepted:
        return Output(accepted, None)
    last = last_day_of_rounded_term(given.decision_from, months)
    why(
        f"{given.decision_from}から{last}まで有効とする。",
        f"Valid from {given.decision_from} to {last}.",
        law=_LAW,
    )
    return Output(accepted, last)
