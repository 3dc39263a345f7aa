"""Events 異動・届出: what a clerk enters, and what it does to rows, certificates, linkages."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Discriminator, Field, Tag

from conformance.catalog.models.base import Entry, Key, LawReference, Scalar, Sourced
from conformance.catalog.models.guards import ErrorCode
from conformance.catalog.models.life_events import Day
from conformance.catalog.models.requirements import Requirement


class OfInput(Entry):
    """The value that was sent for an input of the function; `plus`: so much more."""

    input: Key
    plus: int = 0


class OfRole(Entry):
    """The value that an item of a role's row had before the event; `plus`: so much more."""

    role: Key
    item: Key
    plus: int = 0


class Otherwise(Entry):
    """Any value but the one named: who died is no longer the head, whoever is."""

    other_than: OfRole | OfInput


class FilledValue(Entry):
    """Some value (`true`), or none (`false`).

    As an input of an entry `false` is sent: what stands there is cleared.
    """

    filled: bool


CLEARED: Final = FilledValue(filled=False)
"""An input by which what stands is cleared."""


def _form(value: object) -> str:
    if not isinstance(value, dict | Entry):
        return "any_of" if isinstance(value, list | tuple) else "constant"
    names = set(value) if isinstance(value, dict) else set(type(value).model_fields)
    forms = (
        ("input", "input"),
        ("role", "role"),
        ("other_than", "other_than"),
        ("filled", "filled"),
    )
    return next((form for name, form in forms if name in names), "day")


Stated = Annotated[
    Annotated[Scalar, Tag("constant")]
    | Annotated[tuple[Scalar, ...], Tag("any_of")]
    | Annotated[OfInput, Tag("input")]
    | Annotated[OfRole, Tag("role")]
    | Annotated[Otherwise, Tag("other_than")]
    | Annotated[FilledValue, Tag("filled")]
    | Annotated[Day, Tag("day")],
    Discriminator(_form),
]
"""A value that an event states: a constant or one of several, an input, what a row had, a day."""

Values = dict[Key, Stated]


class Role(Entry):
    """A row that takes part: whose event it is, the household, who stays behind.

    It stands before the event, with `values`. `also` are groups that show the same person or thing
    under the same key: what they have in common has the same values.
    """

    key: Key
    group: Key
    values: Values = {}
    also: tuple[Key, ...] = ()


class Entered(Entry):
    """A function whose call enters the event, and what is sent for some of its inputs."""

    function: Key
    inputs: Values = {}


class Effect(Sourced):
    """What an event does to rows; the key is the last part of the case's id."""

    key: Key
    title_ja: str
    title_en: str
    note: str | None = None


class Close(Effect):
    """The row of a role is no longer in force.

    Its newest row has one of the values of `marks`. Whether a history row is added or the row is
    marked where it stands is left open; so is taking it out of the group (`or_gone`) where another
    group keeps it.
    """

    kind: Literal["close"]
    role: Key
    marks: Values
    or_gone: bool = False


class RowChange(Effect):
    """The newest row of a role has these values, and every other stated item is as before."""

    kind: Literal["change"]
    role: Key
    values: Values


class Open(Effect):
    """A row stands in `group` that did not stand before, with `where` and `values`."""

    kind: Literal["open"]
    group: Key
    where: Values
    values: Values = {}


class Keep(Effect):
    """The row of a role stays as it was: the event is none of it."""

    kind: Literal["keep"]
    role: Key


class AbsentRow(Effect):
    """No row arises in `group` with `where` and `values`: what the event must not bring about."""

    kind: Literal["absent"]
    group: Key
    where: Values
    values: Values = {}


EffectEntry = Annotated[Close | RowChange | Open | Keep | AbsentRow, Field(discriminator="kind")]


class EventPrecondition(Sourced):
    """When the event is refused: inputs or rows are otherwise than in the lawful case.

    `reason` is bound only where an official source binds it; without one any that is about what
    stands will do. `beside`: what the other rows are like meanwhile, so that nothing else speaks
    against the event; whether it is refused does not depend on them.
    """

    key: Key
    title_ja: str
    title_en: str
    inputs: Values = {}
    rows: dict[Key, Values] = {}
    beside: dict[Key, Values] = {}
    reason: ErrorCode | None = None


class Issued(Sourced):
    """What a form says afterwards of a role's person: it is issued, or refused, or hides them.

    `hidden`: on the copy that a third party gets, nothing tells any more where the person is; the
    copy may be refused instead (C0403).

    `opened`: it is about the row that this effect opened. `prints`: what stands then on the copy.
    `to`: who asks for it. A dead person asks for nothing: the copy of the removed record goes to
    a third party then (住民基本台帳法第15条の4第1項: 除票に記載されている者).
    """

    key: Key
    form: Key
    role: Key | None = None
    opened: Key | None = None
    expect: Literal["allowed", "refused", "hidden"]
    prints: Values = {}
    to: Literal["self", "third_party"] = "self"


class Searched(Sourced):
    """Whether a search by these values finds the row of a role afterwards."""

    key: Key
    function: Key
    by: Values
    where: Values
    expect: Literal["found", "absent"]


class Sent(Sourced):
    """What a linkage sends afterwards.

    Under `where` a row of `group` with `values`, and none with `never`.
    """

    key: Key
    linkage: Key
    group: Key
    where: Values
    values: Values = {}
    never: Values = {}


class Cancelled(Sourced):
    """The function that takes the event back, and what of each role's row is again as before."""

    function: Key
    inputs: Values = {}
    group: Key
    where: Values
    restores: dict[Key, tuple[Key, ...]]


class Afterwards(Entry):
    """What certificates, searches and linkages say after the event."""

    issue: tuple[Issued, ...] = ()
    search: tuple[Searched, ...] = ()
    send: tuple[Sent, ...] = ()


class Event(Requirement):
    """An event 異動・届出.

    `entered_by`: the functions whose call enters it, the ordinary one first. `subject`: the role
    whose event it is; a call about somebody who has no such row does not enter it. `facts`: which
    input tells the day it happened, the day of filing and so on.
    """

    law: tuple[LawReference, ...]
    entered_by: tuple[Entered, ...]
    subject: Key
    roles: tuple[Role, ...]
    facts: dict[Key, Key] = {}
    refuses: tuple[EventPrecondition, ...] = ()
    effects: tuple[EffectEntry, ...]
    afterwards: Afterwards = Afterwards()
    cancel: Cancelled | None = None
    cancels: tuple[str, ...] = ()

    def role(self, key: str) -> Role:
        """Return a role (`LookupError` where the event has none of the key)."""
        found = next((one for one in self.roles if one.key == key), None)
        if found is None:
            raise LookupError(key)
        return found
