"""The closed set of operations that make a function executable on the test interface."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from conformance.catalog.models.base import Entry, Key, Marks, Scalar
from conformance.catalog.models.derive import BusinessDate, Derive
from conformance.catalog.models.guards import Guard, OrderGuard, Role
from conformance.catalog.models.lawful import Lawful, LawfulChange

Match = Literal["exact", "prefix", "partial", "range"]
Comparison = Literal["equals", "not_equals", "before", "after", "on_or_before", "on_or_after"]


_STEP = r"[a-z0-9][a-z0-9_]*(~[a-z0-9][a-z0-9_]*(\+[a-z0-9][a-z0-9_]*)*)?"
Path = Annotated[str, Field(pattern=rf"^{_STEP}(\.{_STEP})*$", max_length=160)]
"""An item of a row, or of a row reached from it.

`a` is the row's own item; `a.b` the item `b` of the row that `a` refers to; `group~a.b` the item
`b` of the rows of `group` whose item `a` refers to this row, or has the value this row has in an
item of that name; with `group~a+c` both do.
"""


class Create(Entry):
    """Adds a row to `record` from `inputs`; required items among them must be given.

    `of_filing`: inputs that tell of the filing; the law does not say that the row holds them, too.
    `lawful`: what a request is like that must be accepted.
    """

    kind: Literal["create"]
    record: Key
    inputs: tuple[Key, ...]
    of_filing: tuple[Key, ...] = ()
    lawful: Lawful = Lawful()
    sets: dict[Key, Scalar] = {}
    derives: dict[Key, Derive] = {}
    guards: tuple[Guard, ...] = ()


class Update(Entry):
    """Changes `inputs` of an existing row; a group with history gains a row and loses none.

    `of_filing`: as for what adds a row; the row may keep what it held there. `enters`: items that
    are entered where nothing stands; the law does not let the same call change them again.
    `lawful`: what a request is like that must be accepted, and the row before it.
    """

    kind: Literal["update"]
    record: Key
    inputs: tuple[Key, ...]
    of_filing: tuple[Key, ...] = ()
    enters: tuple[Key, ...] = ()
    lawful: LawfulChange = LawfulChange()
    sets: dict[Key, Scalar] = {}
    derives: dict[Key, Derive] = {}
    guards: tuple[Guard, ...] = ()


def of_derived(operation: Create | Update) -> tuple[Guard, ...]:
    """Return the guards that can be told only once the items that follow are known."""
    derived = operation.derives.keys()
    return tuple(
        guard
        for guard in operation.guards
        if isinstance(guard, OrderGuard) and {guard.earlier, guard.later} & derived
    )


class Cancel(Entry):
    """Takes a row out of force by setting `marks`; the row itself stays readable."""

    kind: Literal["cancel"]
    record: Key
    marks: dict[Key, Scalar]
    guards: tuple[Guard, ...] = ()


class SearchBy(Entry):
    """An item a search uses and how it matches."""

    item: Key
    match: Match = "exact"


class Search(Entry):
    """Finds the rows of `record` that match, and no other; with `past` those before them, too."""

    kind: Literal["search"]
    record: Key
    by: tuple[SearchBy, ...]
    shows: tuple[Key, ...] = ()
    past: bool = False


class Issue(Entry):
    """Issues a form; `shows` binds form items to record items, `omits` never appear by default.

    What a form's items say of their sources is about the form's own subject; a function that issues
    it about rows of another group shows where they come from there.
    """

    kind: Literal["issue"]
    form: Key
    record: Key
    shows: dict[Key, Path] = {}
    omits: tuple[Key, ...] = ()


class Calculate(Entry):
    """Returns what a rule gives for the given facts; `where`: only facts with these values.

    Several functions may apply one rule, each to the cases it is about.
    """

    kind: Literal["calculate"]
    rule: Key
    where: dict[str, Scalar | tuple[Scalar, ...]] = {}


class Restrict(Entry):
    """Shows a row of `record`, hiding `hides` from roles not in `unless` while it is protected.

    Protection: a row of `protected_by` whose `subject` item names the shown row's key item of the
    same value, with all `active` items as stated (one of the values where several are). `warned`:
    those in `unless` who are told of the protection where they see the items.
    """

    kind: Literal["restrict"]
    record: Key
    hides: tuple[Key, ...]
    protected_by: Key
    subject: Key
    active: Marks = {}
    unless: tuple[Role, ...] = ("supervisor",)
    warned: tuple[Role, ...] = ()


Act = Literal["search", "create", "update", "issue", "batch", "export", "link"]
"""An act that a requirement on the audit log names beside the one on its own group."""


class Audit(Entry):
    """After the action the audit log has an entry naming actor, time, action and subject.

    `also`: the other acts that the requirement's text names; of each the first function is tried.
    """

    kind: Literal["audit"]
    action: Literal["load", "read", "create", "update", "issue", "refused"]
    record: Key
    form: Key | None = None
    also: tuple[Act, ...] = ()


class Condition(Entry):
    """A comparison of an item with a constant or with the business date."""

    item: Key
    op: Comparison
    value: Scalar | BusinessDate


class Batch(Entry):
    """Selects exactly the rows of `record` for which all conditions hold; then applies `sets`.

    `alike`: what every row holds that is put before it; of rows that are not so nothing is said.
    """

    kind: Literal["batch"]
    record: Key
    when: tuple[Condition, ...]
    alike: dict[Key, Scalar] = {}
    sets: dict[Key, Scalar] = {}


class Link(Entry):
    """Provides or receives a linkage; wrong rows go to an error list, good rows go on."""

    kind: Literal["link"]
    linkage: Key


class Export(Entry):
    """Writes groups as files in the catalogue's layout, every row once."""

    kind: Literal["export"]
    records: tuple[Key, ...]


class DeleteProbe(Entry):
    """No call removes a stored row without trace."""

    kind: Literal["delete"]
    record: Key


class CodeProbe(Entry):
    """A code value outside the list is refused where the item stands."""

    kind: Literal["code"]
    record: Key
    item: Key
    value: str


class PrintProbe(Entry):
    """A form never shows the item; `name_ja` says what it is, where nothing may have it."""

    kind: Literal["print"]
    form: Key
    item: Key
    name_ja: str | None = None


Probe = Annotated[DeleteProbe | CodeProbe | PrintProbe, Field(discriminator="kind")]


class Absent(Entry):
    """A prohibited function: not listed, refused as not provided, and without effect by probes."""

    kind: Literal["absent"]
    probes: tuple[Probe, ...] = ()


class Attest(Entry):
    """No outside test can see the function; the evidence a named person must provide."""

    kind: Literal["attest"]
    evidence: str


Operation = Annotated[
    Create
    | Update
    | Cancel
    | Search
    | Issue
    | Calculate
    | Restrict
    | Audit
    | Batch
    | Link
    | Export
    | Absent
    | Attest,
    Field(discriminator="kind"),
]
