"""Elections as pairs of days, and what is no election."""

from collections.abc import Sequence
from datetime import date

from conformance.rules.core import OutOfScopeError

Span = tuple[date, date]
"""A first and a last day."""

Election = tuple[date, date]
"""The day an election is announced and the day it is held."""


def check_election(announced: date, held: date) -> None:
    """Refuse an election held on or before the day it is announced (`OutOfScopeError`)."""
    if held <= announced:
        msg = f"election_date: expected a day after announce_date {announced}, found {held}"
        raise OutOfScopeError(msg)


def check_elections(elections: Sequence[Election]) -> None:
    """Refuse elections held on or before the day they are announced (`OutOfScopeError`)."""
    for announced, held in elections:
        check_election(announced, held)
