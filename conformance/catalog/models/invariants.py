"""The closed set of laws by which an invariant can be tried on a package."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from conformance.catalog.models.base import Entry, Key, Marks, Scalar
from conformance.catalog.models.file_laws import FileLaw
from conformance.catalog.models.move_laws import MoveLaw
from conformance.catalog.models.trace_laws import NoTrace

Who = Literal["any", "japanese", "foreign"]
"""Whom a law is tried on."""


class NoLeak(Entry):
    """A protected person's marked values appear in no form for others and no restricted view."""

    law: Literal["no_leak"]
    protected_by: Key
    subject: Key
    active: Marks = {}
    forms: tuple[Key, ...] = ()
    functions: tuple[Key, ...] = ()


class AppendOnly(Entry):
    """Updates add history rows and change none of the earlier ones."""

    law: Literal["append_only"]
    function: Key


class Contiguous(Entry):
    """History numbers start where the first row stands and grow by one; the latest is unique."""

    law: Literal["contiguous"]
    function: Key


class RefusesDuplicate(Entry):
    """A second row under the same primary key is refused."""

    law: Literal["refuses_duplicate"]
    function: Key


class Unchanged(Entry):
    """A rule's output does not depend on the named inputs."""

    law: Literal["unchanged"]
    rule: Key
    vary: tuple[str, ...]


class Permuted(Entry):
    """Reordering a list input leaves the named output as it is (a scalar) or permutes it."""

    law: Literal["permuted"]
    rule: Key
    list: str
    output: str
    by: str | None = None


class OneOf(Entry):
    """Every value of an output lies in a closed set from a given day on.

    `or_input`: the value of this input, where it is given, belongs to the set, too.
    """

    law: Literal["one_of"]
    rule: Key
    output: str
    values: tuple[Scalar, ...]
    or_input: str | None = None
    when: dict[str, str] = {}


class SumOf(Entry):
    """One output is the sum of another output's list."""

    law: Literal["sum_of"]
    rule: Key
    total: str
    parts: str


class NotAfter(Entry):
    """One value never lies after another (both are inputs or outputs of the rule; null passes)."""

    law: Literal["not_after"]
    rule: Key
    earlier: str
    later: str


class EachOnce(Entry):
    """An output list holds exactly the members of an input list, each once."""

    law: Literal["each_once"]
    rule: Key
    list: str
    item: str
    output: str


class OracleAgrees(Entry):
    """The package agrees with the oracle on facts generated around this invariant's edges."""

    law: Literal["oracle_agrees"]
    rule: Key


class Kept(Entry):
    """What a writing function is told of any person comes back exactly, no name cut or respelt."""

    law: Literal["kept"]
    function: Key
    items: tuple[Key, ...]
    who: Who = "any"


class Found(Entry):
    """A search by what it is told of any person finds them, and nobody who differs."""

    law: Literal["found"]
    function: Key
    items: tuple[Key, ...]
    who: Who = "any"


class Printed(Entry):
    """A form prints the named items of any person whole, as the record has them."""

    law: Literal["printed"]
    form: Key
    items: tuple[Key, ...]
    who: Who = "any"


class Carried(Entry):
    """A linkage hands on what stands of any person in `record` exactly, out or in."""

    law: Literal["carried"]
    linkage: Key
    record: Key
    items: tuple[Key, ...]
    who: Who = "any"


class SameFor(Entry):
    """A writing function sets and derives the same for two people who differ in `vary` alone."""

    law: Literal["same_for"]
    function: Key
    vary: tuple[Key, ...]


class Lives(Entry):
    """Whatever events follow one another in a life, all that is recorded stays right.

    `steps`: how many events, days, looks and refusals are tried at least. `events`: what the
    stories are about, by the keys of the list of lives; all that the domain records unless named.
    """

    law: Literal["lives"]
    events: tuple[Key, ...] = ()
    steps: int = Field(default=60, ge=1)


class AttestedInvariant(Entry):
    """No outside test can try it; the evidence a named person must provide."""

    law: Literal["attest"]
    evidence: str


InvariantCheck = Annotated[
    NoLeak
    | AppendOnly
    | Contiguous
    | RefusesDuplicate
    | Unchanged
    | Permuted
    | OneOf
    | SumOf
    | NotAfter
    | EachOnce
    | OracleAgrees
    | Kept
    | Found
    | Printed
    | Carried
    | SameFor
    | NoTrace
    | Lives
    | AttestedInvariant
    | MoveLaw
    | FileLaw,
    Field(discriminator="law"),
]
