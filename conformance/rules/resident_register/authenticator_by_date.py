"""In whose name a certificate is issued on a day."""

from datetime import date
from typing import Annotated, Final

from pydantic import Field

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "住民記録システム標準仕様書 第1.0版 1.3.9"


@value
class Mayor:
    """The mayor's title and name."""

    title: str
    name: str


@value
class Deputy:
    """A deputy's title and name, and the period `from` to `to`, both days included (None: open)."""

    title: str
    name: str
    first_day: Annotated[date, Field(alias="from")]
    last_day: Annotated[date | None, Field(alias="to")] = None

    def acts_on(self, day: date) -> bool:
        """Say whether the deputy acts for the mayor on `day`."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@value
class Given:
    """The day of issue, the mayor and the deputies with their periods."""

    issued_on: date
    mayor: Mayor
    deputies: tuple[Deputy, ...]


@value
class Output:
    """Title and name of the authenticator (認証者); the name is never blank."""

    title: str
    name: str


@rule("resident_register", "authenticator-by-date", law=_LAW)
def authenticator_by_date(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the deputy whose period holds the day of issue, else the mayor.

    Out of scope: two different deputies on one day, and a blank name.
    """
    deputies = {Output(d.title, d.name) for d in given.deputies if d.acts_on(given.issued_on)}
    if len(deputies) > 1:
        msg = f"deputies: expected one at most on {given.issued_on}, found {len(deputies)}"
        raise OutOfScopeError(msg)
    why(
        f"発行日{given.issued_on}は職務代理者の期間{'に当たる' if deputies else 'に当たらない'}。",
        f"The day of issue {given.issued_on} is {'in' if deputies else 'outside'} the period of a "
        "deputy.",
        law=_LAW,
    )
    found = deputies.pop() if deputies else Output(given.mayor.title, given.mayor.name)
    if not found.name.strip():
        msg = f"the name of the authenticator on {given.issued_on} is blank ({found.title!r})"
        raise OutOfScopeError(msg)
    why(
        f"認証者は{found.title} {found.name}。",
        f"Authenticated by {found.title} {found.name}.",
        _LAW,
    )
    return found
