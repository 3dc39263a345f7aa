"""One seal for one person, and no seal for two."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.seal_registration._guideline import GUIDELINE, ORDINANCE

Status = Literal["1", "2", "3", "9"]
Reason = Literal["already_registered", "inquiry_in_progress", "same_seal_in_use", "ok"]

_IN_FORCE: Final = frozenset({"2", "3"})
"""登録状態 in force: valid, or suspended by the owner."""

_INQUIRY: Final = "1"


@value
class Given:
    """The states of the person's registrations, and whether another person registered the seal."""

    existing_statuses: tuple[Status, ...]
    same_seal_registered_by_other: bool


@value
class Output:
    """Whether a new registration is accepted, and the first reason why not."""

    acceptable: bool
    reason: Reason


@rule("seal_registration", "one-seal-per-person", law=f"{GUIDELINE}、{ORDINANCE}")
def one_seal_per_person(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the first reason: a registration in force, an inquiry under way, another's seal.

    Erased registrations do not count; their order plays no part.
    """
    reason = _reason(given)
    why(
        f"本人の登録状態は{'・'.join(given.existing_statuses) or 'なし'}。",
        f"States of the person's registrations: {', '.join(given.existing_statuses) or 'none'}.",
        law=GUIDELINE,
    )
    why(
        f"新規登録は{'可' if reason == 'ok' else '不可'}（{reason}）。",
        f"A new registration is {'accepted' if reason == 'ok' else 'refused'} ({reason}).",
        law=ORDINANCE,
    )
    return Output(reason == "ok", reason)


def _reason(given: Given) -> Reason:
    states = frozenset(given.existing_statuses)
    if states & _IN_FORCE:
        return "already_registered"
    if _INQUIRY in states:
        return "inquiry_in_progress"
    return "same_seal_in_use" if given.same_seal_registered_by_other else "ok"
