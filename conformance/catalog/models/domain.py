"""The head of a domain's specification, and the whole specification of one version."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from conformance.catalog.active import is_active
from conformance.catalog.models.base import Confidence, Entry, Key, LawReference, Marks
from conformance.catalog.models.parts import Part

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from pathlib import Path

    from conformance.catalog.models.api import Api
    from conformance.catalog.models.events import Event
    from conformance.catalog.models.questions import Question
    from conformance.catalog.models.records import CodeList, RecordGroup
    from conformance.catalog.models.requirements import (
        Form,
        Function,
        Invariant,
        Linkage,
        Rule,
        SharedLinkage,
    )


class Version(Entry):
    """A published version of the standard specification; `published` is None when not known."""

    version: str
    published: str | None = None
    confidence: Confidence
    source: str


class FunctionGroup(Entry):
    """A chapter of the function list; `part`: the part its functions belong to, or several."""

    id: str
    title_ja: str
    part: Key | tuple[Key, ...] | None = None

    @property
    def own_parts(self) -> tuple[str, ...]:
        """The parts that the chapter names; empty when it names none."""
        return (self.part,) if isinstance(self.part, str) else self.part or ()


class Task(Entry):
    """A task 業務 of its own number that this domain covers."""

    business_id: str
    name_ja: str


class Persons(Entry):
    """The group that stands for a person in this domain, and the item that identifies one."""

    group: Key
    key: Key


class Companions(Entry):
    """Who is protected together with the applicant: 併せて支援を求める者, by rows of `group`.

    `subject` names the companion; `by` are the items of the group that name the measure, each with
    the item of the measure's row that holds the same value.
    """

    group: Key
    subject: Key
    by: dict[Key, Key]


class Protection(Entry):
    """Which rows say that a person is protected (支援措置), from and until when.

    A row protects the person named by its `subject` item on a day when `from` is on or before it
    and `until` is empty or not before it, as long as each of its `active` items has the stated
    value or one of them (groups that also hold rows of people who are not protected). A
    provisional measure 仮支援措置 protects like one decided, from its day `provisional_from` on,
    whether or not `from` is empty or still to come; `provisional`: the marks of one that is no
    more than that, and so has no `from` yet.

    `ended`: the day on which somebody ended the measure; from that day it protects no more.
    `planned_end`: the day on which it was to end; passing it ends nothing. `companions` are
    protected like the applicant.
    """

    group: Key
    subject: Key
    from_item: Key | None = Field(default=None, alias="from")
    until_item: Key | None = Field(default=None, alias="until")
    active: Marks = {}
    provisional_from: Key | None = None
    provisional: Marks = {}
    ended: Key | None = None
    planned_end: Key | None = None
    companions: Companions | None = None

    def begin(self, marks: Mapping[str, object]) -> str | None:
        """Return the item that says when a measure with these marks begins to protect."""
        only = bool(self.provisional) and is_active(self.provisional, marks)
        return self.provisional_from if only else self.from_item

    @property
    def dates(self) -> tuple[str, ...]:
        """The items that say when a row protects."""
        named = (self.from_item, self.until_item, self.provisional_from, self.ended)
        return tuple(item for item in (*named, self.planned_end) if item is not None)


class DomainHead(Entry):
    """What a domain is: names, ministry, laws, versions.

    `covers`: the numbered tasks it covers, when there are several and it is delivered whole.
    `parts`: the products of their own it describes; every entry then belongs to one or several.
    `status`: the case ids of a published specification are issued and kept in the lock; those of a
    draft may still change. A superseded one has a successor. `conforms_from`: 適合基準日, the day
    from which packages have to conform with the version. `valid_until`: the last day on which
    conformity with it counts beside a successor 経過措置; without it there is no such day yet.
    """

    domain: Key
    name_ja: str
    name_en: str
    ministry_ja: str
    business_id: str | None = None
    covers: tuple[Task, ...] = ()
    parts: tuple[Part, ...] = ()
    status: Literal["draft", "published", "superseded"] = "draft"
    conforms_from: Annotated[dt.date, Field(strict=False)] | None = None
    valid_until: Annotated[dt.date, Field(strict=False)] | None = None
    spec_title_ja: str
    version: str
    laws: tuple[LawReference, ...]
    versions: tuple[Version, ...]
    function_groups: tuple[FunctionGroup, ...]
    persons: Persons | None = None
    protection: Protection | None = None
    notes: str = ""


@dataclass(frozen=True)
class Specification:
    """One domain in one version, with the file and line each entry stands at.

    `linkages` holds every linkage the domain takes part in; those of them that stand in another
    domain's specification are also in `shared_linkages`, as written. `switches` are the readings
    chosen for its open questions; see `conformance.catalog.switches`.
    """

    head: DomainHead
    functions: Mapping[str, Function]
    forms: Mapping[str, Form]
    records: Mapping[str, RecordGroup]
    codes: Mapping[str, CodeList]
    linkages: Mapping[str, Linkage]
    rules: Mapping[str, Rule]
    invariants: Mapping[str, Invariant]
    questions: Mapping[str, Question]
    apis: Mapping[str, Api]
    directory: Path
    lines: Mapping[tuple[str, str], int] = field(repr=False)
    digest: str = ""
    shared_linkages: Mapping[str, SharedLinkage] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    switches: Mapping[str, str] = field(default_factory=dict)
    answers: dict[Hashable, object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was worked out from it; see `conformance.catalog.once`."""

    @property
    def domain(self) -> str:
        """The domain's key."""
        return self.head.domain

    @property
    def version(self) -> str:
        """The version of this snapshot."""
        return self.head.version

    def where(self, kind: str, key: str) -> str:
        """Return file and line of an entry, relative to the catalogue's folder."""
        line = self.lines.get((kind, key))
        path = f"{self.domain}/{self.directory.name}/{kind}.yaml"
        return path if line is None else f"{path}:{line}"
