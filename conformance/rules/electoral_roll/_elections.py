"""Elections as pairs of days: announced on the first, held on the second."""

from collections.abc import Sequence
from datetime import date

from conformance.rules.core import OutOfScopeError

Election = tuple[date, date]


def check_election(announced: date, held: date) -> None:
    """Refuse an election held on or before the day it is announced (`OutOfScopeError`)."""
    if held <= announced:
        msg = f"election_date: expected a day after announce_date {announced}, found {held}"
        raise OutOfScopeError(msg)


def check_elections(elections: Sequence[Election]) -> None:
    """Refuse elections held on or before the day they are announced (`OutOfScopeError`)."""
    for announced, held in elections:
        check_election(announced, held)
