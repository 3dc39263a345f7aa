"""The change of payee to the parent who fled violence or lives with the child."""

from datetime import date
from typing import Final

from conformance.rules.child_allowance import payment_start_month as start_rule
from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_EVIDENCE: Final = {
    "1": ("保護命令", "a protection order"),
    "2": ("相談機関等の証明", "a certificate of a support centre"),
    "3": ("住民基本台帳の支援措置", "a support measure on the resident register"),
}


@value
class Given:
    """What the claimant shows, the claim, and the planned move out of the former municipality."""

    lives_with_child: bool
    dv_evidence: Code
    dependent_of_other: bool
    divorce_negotiation_docs: bool
    claim_date: date
    planned_move_out: date | None = None


@value
class Output:
    """Whether the payee changes, from which month, and the former payee's last month."""

    changed: bool
    new_start_month: YearMonth | None
    old_last_month: YearMonth | None


@rule(
    "child_allowance",
    "dv-payee-change",
    law="児童手当法第4条第4項、DV避難者に係る児童手当関係事務の取扱い通知",
)
def dv_payee_change(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the claimant becomes the payee, and the months of the change.

    The claimant lives with the child and shows either violence, while not the other's health
    insurance dependant, or a divorce under negotiation. The former payee's consent plays no
    part; that payee's last month is the one before the new start, so no month is paid twice.
    """
    if not _changes(given, why):
        return Output(changed=False, new_start_month=None, old_last_month=None)
    start = _start(given, why)
    why(
        f"新受給者は{start}分から、従前の受給者は{start.plus(-1)}分までとする。",
        f"The new payee starts with {start}; the former payee ends with {start.plus(-1)}.",
        law="児童手当法第8条第2項",
    )
    return Output(changed=True, new_start_month=start, old_last_month=start.plus(-1))


def _changes(given: Given, why: Why) -> bool:
    if not given.lives_with_child:
        why(
            "請求者だけが児童と同居し生計を別にしているとは認められない。",
            "The claimant alone does not live with the child.",
            law="児童手当法第4条第4項",
        )
        return False
    ja, en = _EVIDENCE.get(given.dv_evidence, ("なし", "none"))
    violence = given.dv_evidence in _EVIDENCE and not given.dependent_of_other
    changes = violence or given.divorce_negotiation_docs
    why(
        f"DVの確認は{ja}、相手方の健康保険の被扶養者で"
        f"{'ある' if given.dependent_of_other else 'ない'}、離婚協議中の書類は"
        f"{'ある' if given.divorce_negotiation_docs else 'ない'}ため、"
        f"受給者を変更{'する' if changes else 'しない'}。",
        f"Evidence of violence: {en}; "
        f"{'a' if given.dependent_of_other else 'no'} dependant of the other's insurance; "
        f"{'with' if given.divorce_negotiation_docs else 'without'} divorce papers: "
        f"the payee {'changes' if changes else 'stays'}.",
        law="児童手当法第4条第4項、DV避難者に係る児童手当関係事務の取扱い通知",
    )
    return changes


def _start(given: Given, why: Why) -> YearMonth:
    """Apply the rule for a first claim; only weekends are taken as closed days."""
    moved = given.planned_move_out
    started = start_rule.first_month(
        start_rule.Given(
            "other" if moved is None else "move_in",
            given.claim_date if moved is None else moved,
            given.claim_date,
            closed_dates=(),
        ),
        why,
    )
    return started.start_month
