"""Who stays responsible for somebody who moves into facilities (住所地特例, 居住地特例).

Source: 介護保険法第13条, 障害者総合支援法第19条第3項・第4項. Which places are such
facilities is for each law to say.
"""

from collections.abc import Collection, Iterator, Sequence

from conformance.rules.core import Code, OutOfScopeError, value


@value
class ResidenceMove:
    """A place of residence moved to: its municipality and what it is."""

    municipality: Code
    place: Code


def responsible_after_each(
    moves: Sequence[ResidenceMove], facilities: Collection[str], homes: Collection[str]
) -> Iterator[str]:
    """Yield, after each move (oldest first), the municipality that is responsible.

    A facility leaves it to the municipality before; any other place makes its own responsible.
    `OutOfScopeError` for a place of neither kind and for a facility before any home.
    """
    responsible: str | None = None
    for move in moves:
        responsible = _after(move, responsible, facilities, homes)
        yield responsible


def _after(
    move: ResidenceMove, before: str | None, facilities: Collection[str], homes: Collection[str]
) -> str:
    if move.place in homes:
        return move.municipality
    if move.place not in facilities:
        msg = f"moves.place: expected one of {sorted((*facilities, *homes))}, found {move.place!r}"
        raise OutOfScopeError(msg)
    if before is None:
        msg = f"moves: expected a home before {move.place!r}, found it first"
        raise OutOfScopeError(msg)
    return before
