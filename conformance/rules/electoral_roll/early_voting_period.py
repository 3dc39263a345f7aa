"""The days of early voting."""

from datetime import date, timedelta

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import since_law

_DAY = timedelta(days=1)
_LAW = "公職選挙法第48条の2第1項"


@value
class Given:
    """The days the election is announced and held."""

    announce_date: date
    election_date: date


@value
class Output:
    """The first and the last day of early voting, and how many there are."""

    early_from: date
    early_to: date
    days: int


@rule("electoral_roll", "early-voting-period", law=_LAW)
def early_voting_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return the days from the day after the announcement to the eve of the election.

    An election without a day between the two is out of scope, and so is one announced before there
    was early voting.
    """
    since_law(law, "announce_date", given.announce_date)
    days = (given.election_date - given.announce_date).days - 1
    if days < 1:
        msg = (
            f"election_date: expected two days or more after announce_date {given.announce_date}, "
            f"found {given.election_date}"
        )
        raise OutOfScopeError(msg)
    found = Output(given.announce_date + _DAY, given.election_date - _DAY, days)
    why(
        f"公示（告示）日の翌日{found.early_from}から選挙期日の前日{found.early_to}まで。",
        f"From {found.early_from}, the day after the announcement, to {found.early_to}, the eve.",
        law=_LAW,
    )
    why(f"期間は{days}日。", f"{days} days.")
    return found
