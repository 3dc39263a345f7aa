"""Whether the next year is examined without a new application."""

from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value

_CONTINUED: Final = frozenset({"full", "deferral"})
_LAW = "国民年金法第90条、同法施行規則第77条第3項・第77条の5第3項"


@value
class Given:
    """The class approved, on what ground, and whether continuation was wished in the year itself.

    `by_special_reason` is any ground but income and status (第90条第1項第1号・第3号).
    """

    approved_class: Code
    by_special_reason: bool
    wished: bool
    applied_within_period: bool = True


@value
class Output:
    """Whether it continues."""

    continues: bool


@rule("national_pension", "continuous-review", law=_LAW)
def continuous_review(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether a full exemption or deferral, not by a special reason, was to continue.

    The wish counts in an application made within the year it asked for (施行規則第77条第3項).
    Partial exemptions, the student's special and refusals need an application every year.
    """
    wished = given.wished and given.applied_within_period
    continues = given.approved_class in _CONTINUED and not given.by_special_reason and wished
    why(
        f"承認区分{given.approved_class}、特例{'あり' if given.by_special_reason else 'なし'}、"
        f"対象期間中の希望{'あり' if wished else 'なし'}のため継続審査の対象で"
        f"{'ある' if continues else 'ない'}。",
        f"Approved {given.approved_class}, by special reason: {given.by_special_reason}, wished: "
        f"{wished}; continues: {continues}.",
        law=_LAW,
    )
    return Output(continues)
