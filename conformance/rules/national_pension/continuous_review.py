"""Whether the next year is examined without a new application."""

from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value

_CONTINUED: Final = frozenset({"full", "deferral"})
_LAW = "国民年金法第90条(継続免除の取扱い)"


@value
class Given:
    """The class approved, whether by a special reason, and whether continuation was wished."""

    approved_class: Code
    by_special_reason: bool
    wished: bool


@value
class Output:
    """Whether it continues."""

    continues: bool


@rule(
    "national_pension",
    "continuous-review",
    law="国民年金法第90条・第109条の2ほか(継続免除の取扱い)",
)
def continuous_review(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether a full exemption or deferral, not by a special reason, was to continue.

    Partial exemptions, the student's special and refusals need an application every year.
    """
    continues = given.approved_class in _CONTINUED and not given.by_special_reason and given.wished
    why(
        f"承認区分{given.approved_class}、特例{'あり' if given.by_special_reason else 'なし'}、"
        f"希望{'あり' if given.wished else 'なし'}のため継続審査の対象で"
        f"{'ある' if continues else 'ない'}。",
        f"Approved {given.approved_class}, by special reason: {given.by_special_reason}, wished: "
        f"{given.wished}; continues: {continues}.",
        law=_LAW,
    )
    return Output(continues)
