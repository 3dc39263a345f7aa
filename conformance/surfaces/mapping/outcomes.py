"""What a package decides by accepting or refusing, as the outcome of a rule.

Few packages answer whether somebody may register a seal: whoever may is registered, and whoever
may not is refused with a reason. The profile says what either means (`outcome` of a step).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.decode import DecodedBody
    from conformance.surfaces.mapping.models.call import CallSelector, CallStep
    from conformance.surfaces.mapping.steps import CompiledStep

ACCEPTED: Final = "accepted"
_BROKEN: Final = 500


def settled_elsewhere(call: CallSelector) -> tuple[str, str] | None:
    """Return why `facts` settle nothing where they stand, in both languages; None where they do."""
    if not call.facts or call.action == "calculate":
        return None
    return "facts は calculate の呼出しにだけ書けます。", "facts stand in a call of calculate"


def misused(call: CallSelector, step: CallStep) -> tuple[str, str] | None:
    """Return why `outcome` says nothing where it stands, in both languages; None where it does.

    Only a rule has an outcome. One that means the same whatever the package does would let the
    profile answer in its place.
    """
    if not step.outcome:
        return None
    if call.action != "calculate":
        return (
            "outcome は calculate の手順にだけ書けます。",
            "outcome stands in a step of calculate",
        )
    meant = [value for name, value in step.outcome.items() if name != ACCEPTED]
    if ACCEPTED not in step.outcome or not meant:
        return (
            "outcome には accepted と、拒む理由の少なくとも一つを書いてください。",
            "outcome names accepted and at least one reason of a refusal",
        )
    if any(value == step.outcome[ACCEPTED] for value in meant):
        return (
            "outcome で、受け付けたときと拒んだときの意味が同じです。",
            "in outcome a refusal means the same as accepting",
        )
    return None


def meant_by(one: CompiledStep, status: int, decoded: DecodedBody, *, accepted: bool) -> Row | None:
    """Return what the package decided by its answer, where the profile says what that is.

    A refusal speaks by one reason alone; several, or one of a router's, decide nothing.
    """
    outcome = one.step.outcome
    if not outcome or (not accepted and status >= _BROKEN):
        return None
    words = (ACCEPTED,) if accepted else one.reading.words(decoded.body)
    found = outcome.get(words[0]) if len(words) == 1 else None
    return None if found is None else cast("Row", dict(found))
