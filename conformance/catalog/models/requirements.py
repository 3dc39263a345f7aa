"""The requirements: functions, forms, linkages, rules and invariants, and open questions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from conformance.catalog.models.base import (
    Confidence,
    Entry,
    Key,
    LawReference,
    ProvenanceKind,
    Sourced,
)
from conformance.catalog.models.flows import Carry, Reach
from conformance.catalog.models.invariants import InvariantCheck
from conformance.catalog.models.levels import Binding, ClassExpression
from conformance.catalog.models.operations import Operation
from conformance.catalog.models.parts import Parted
from conformance.catalog.models.preconditions import Precondition
from conformance.catalog.models.records import Item
from conformance.catalog.models.shown import Shown
from conformance.catalog.models.sources import Source
from conformance.values.period import bounds_of
from conformance.values.refusals import refusal

Observe = Literal[
    "record", "rule", "form", "linkage", "search", "suppression", "batch", "audit", "api"
]


Mode = Literal["file", "api", "document"]


class Requirement(Sourced, Parted):
    """What every requirement has: key, title, class expression and open questions.

    `counterpart`: the entry that holds for the kinds of municipality which this one leaves out.
    `again`: checks whose case ids were retired and which are asked once more, under new ids.
    """

    key: Key
    title_ja: str
    title_en: str | None = None
    class_: ClassExpression = Field(alias="class")
    counterpart: Key | None = None
    again: tuple[Key, ...] = ()
    official_id: str | None = None
    official_section: str | None = None
    note: str | None = None
    open_question: str | None = None


class NoEvent(Entry):
    """Why a function that adds a row enters no event 異動・届出 of the catalogue.

    `record_only`: the row is all that follows. `part_of`: what follows stands with `of`, an event
    or another function. `not_stated`: more follows, which the catalogue does not say yet; a gap.
    It rests on the source of its function unless `source` names another.
    """

    kind: Literal["record_only", "part_of", "not_stated"]
    reason: str = Field(min_length=1)
    of: Key | None = None
    source: str | None = None


class Function(Requirement):
    """A function 機能 and the operation that makes it executable.

    `no_event`: of one that adds a row and enters no event, why.
    """

    group: str
    summary: str
    observe: Observe
    touches: tuple[Key, ...]
    operation: Operation
    no_event: NoEvent | None = None


class FormItem(Item):
    """An item printed on a form; `locates`: it tells where a protected person is.

    `from`: where what is printed comes from, unless the form or a function that issues it `shows`
    an item of the record there.
    """

    locates: bool = False
    from_: Source | None = Field(default=None, alias="from")


class Reserved(Entry):
    """Items that a third party is not given with a copy unless it asks for them, if ever.

    `never`: those that nobody but the person and the household is given, whoever asks for them.
    `former_household`: whoever belonged to the household is a third party to this form, too.
    """

    items: tuple[Key, ...] = Field(min_length=1)
    never: tuple[Key, ...] = ()
    former_household: bool = False
    source: str
    confidence: Confidence


class Form(Requirement):
    """A form 帳票: whom it reaches, its paper, its items, when it must be withheld.

    `subject` is the group of the row a copy is about; by default the domain's persons. `shows`
    binds form items to items of that group; a function that issues the form may bind others.
    `refuses`: when no copy may be issued. `reserved`: what a third party is not given unasked.
    """

    audience: str
    style: tuple[str, ...]
    subject: Key | None = None
    shows: dict[Key, Key] = {}
    items: tuple[FormItem, ...]
    suppress_when: tuple[str, ...]
    refuses: tuple[Precondition, ...] = ()
    reserved: Reserved | None = None


class Linkage(Requirement):
    """A linkage 連携 between two systems, each a domain or a partner of the closed list.

    It stands in one specification: the provider's, if that states it, else the consumer's. `data`
    are the groups of that specification whose rows go out or come in.
    """

    provider: Key
    consumer: Key
    mode: tuple[Mode, ...]
    timing: str
    data: tuple[str, ...]


class SharedLinkage(Requirement):
    """The other side of a linkage: what taking part in it asks of this domain.

    `linkage` (`domain/key`) is where parties, official ID, mode and timing stand. `mode` and
    `timing` are this side's where it states them otherwise. `data` are this domain's groups.
    `carries` says how the provider's rows become rows of these groups, `reaches` which life events
    must arrive by them.
    """

    linkage: Annotated[str, Field(pattern=r"^[a-z0-9_]+/[a-z0-9][a-z0-9_-]*$")]
    mode: tuple[Mode, ...] | None = None
    timing: str | None = None
    data: tuple[Key, ...]
    carries: tuple[Carry, ...] = ()
    reaches: tuple[Reach, ...] = ()


def _side(value: object) -> str:
    names = value if isinstance(value, dict) else vars(value)
    return "shared" if "linkage" in names else "own"


LinkageEntry = Annotated[
    Annotated[Linkage, Tag("own")] | Annotated[SharedLinkage, Tag("shared")],
    Discriminator(_side),
]
"""An entry of `linkages.yaml`."""


class Example(Entry):
    """A worked example of a rule: given facts, expected output, and why."""

    given: dict[str, object]
    expect: dict[str, object]
    why: str


def _dated(entry: dict[str, object]) -> dict[str, object]:
    try:
        bounds_of(entry)
    except ValueError as error:
        ja = "from と to に YYYY-MM-DD か YYYY-MM、to は from 以後"
        raise refusal(ja, f"dates YYYY-MM-DD or YYYY-MM ({error})") from error
    return entry


DatedValues = Annotated[dict[str, object], AfterValidator(_dated)]
"""Values of the law and the days `from` and `to` for which they hold, both included."""


class Rule(Sourced, Parted):
    """A business rule 業務ルール: the statement an oracle implements, with worked examples.

    `pending_law`: parameters of an announced amendment that could not be confirmed; nothing is
    judged by them. `shown`: where rows show what the rule gives, in packages that do not calculate
    on request.
    """

    key: Key
    title_ja: str
    title_en: str | None = None
    class_: Binding = Field(default="required", alias="class")
    law: str
    law_references: tuple[LawReference, ...] = ()
    edge: tuple[str, ...]
    statement: str
    inputs: dict[str, object]
    output: dict[str, object]
    parameters: tuple[DatedValues, ...] = ()
    pending_law: tuple[dict[str, object], ...] = ()
    examples: tuple[Example, ...]
    shown: tuple[Shown, ...] = ()
    official_section: str | None = None
    open_question: str | None = None
    note: str | None = None


class Invariant(Parted):
    """What must hold for any data 不変条件, with the checks that try to break it.

    `provenance`: reconstructed where it follows from practice, and some municipality or product may
    lawfully do otherwise: what breaks it is then unconfirmed.
    """

    key: Key
    title_ja: str
    title_en: str | None = None
    class_: Binding = Field(default="required", alias="class")
    statement: str
    edge: tuple[str, ...]
    confidence: Literal["high", "medium", "low"]
    provenance: ProvenanceKind = "derived"
    checks: tuple[InvariantCheck, ...]
