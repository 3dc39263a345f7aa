"""Whether somebody who moved may vote where they lived before."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.electoral_roll._terms import term_end
from conformance.rules.scope import not_before

Reason = Literal["registered_at_new", "deleted", "left_prefecture", "left_municipality", "ok"]
_WITHIN: Final = "same_municipality"


@value
class Given:
    """The election's level, the move, where to, the day of the election, the new roll."""

    election_level: Literal["national", "prefectural", "municipal"]
    move_out_date: date
    new_address: Literal["same_municipality", "same_prefecture", "other_prefecture"]
    election_date: date
    voted_elsewhere_registered: bool


@value
class Output:
    """Whether they may vote, whether a proof of residence is needed, and why not."""

    can_vote: bool
    proof_required: bool
    reason: Reason


@rule(
    "electoral_roll",
    "vote-at-former-residence",
    law="公職選挙法第9条・第43条・第44条第3項、公職選挙法施行令第29条第1項",
)
def vote_at_former_residence(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the former municipality lets them vote.

    Not once registered anew, nor after four months. Then national elections do; prefectural ones
    within the prefecture, with a proof of residence; municipal ones only after a move within.
    """
    election = not_before("election_date", given.election_date, given.move_out_date)
    if given.voted_elsewhere_registered and given.new_address == _WITHIN:
        msg = "voted_elsewhere_registered: a move within the municipality leads to no other roll"
        raise OutOfScopeError(msg)
    months = law.on(given.election_date).integer("after_move_months")
    last = term_end("move_out_date", given.move_out_date, months)
    why(
        f"転出日{given.move_out_date}から4か月の満了日は{last}、選挙期日は{election}。",
        f"Four months after {given.move_out_date} end on {last}; the election is on {election}.",
        law="公職選挙法第28条",
    )
    reason = _reason(given, last)
    crossing = given.election_level == "prefectural" and given.new_address == "same_prefecture"
    proof = reason == "ok" and crossing
    why(
        f"旧住所地での投票は{'できる' if reason == 'ok' else 'できない'}（理由{reason}）。",
        f"Voting there: {reason}{', with a proof of residence' if proof else ''}.",
        law="公職選挙法第9条・第43条・第44条第3項",
    )
    return Output(can_vote=reason == "ok", proof_required=proof, reason=reason)


def _reason(given: Given, last: date) -> Reason:
    if given.voted_elsewhere_registered:
        return "registered_at_new"
    if given.new_address == _WITHIN:
        return "ok"
    if given.election_date > last:
        return "deleted"
    if given.election_level == "municipal":
        return "left_municipality"
    away = given.new_address == "other_prefecture" and given.election_level == "prefectural"
    return "left_prefecture" if away else "ok"
