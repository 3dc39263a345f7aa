"""The ledger 照合台帳: which provision of which revision each rule was read against."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from conformance.catalog.models.base import Entry, Key

Ground = Literal["text_read", "document_read", "secondary", "not_available"]
"""On what a rule was compared: the statute; its own text where that is no statute (specification,
notice, ordinance); a text about it; or nothing that could be had."""

DocumentKind = Literal["specification", "notice", "ordinance", "order"]
"""What sort of text without a number of e-Gov: 標準仕様書, 通知・要領, 条例・規則, 告示・省令."""

RestsOn = Literal["statute", "specification", "notice", "ordinance", "order", "practice"]
"""What decides a rule that was not compared with a statute: a statute that was not to be had, or
what is none: a document of `DocumentKind`, or 実務 alone."""

Verdict = Literal["right", "wrong", "too_strict", "too_lax", "unclear", "not_judged"]
"""What the reading said of the rule as it stood before it was read."""

LawId = Annotated[str, Field(pattern=r"^[0-9]{3}[A-Z0-9]{12}$")]
"""The number by which e-Gov knows a law."""

Revision = Annotated[str, Field(pattern=r"^[0-9]{3}[A-Z0-9]{12}_[0-9]{8}_[0-9]{3}[A-Z0-9]{12}$")]
"""A state of a law: its number, the day it came into force, the number of the amending law."""


class ReadProvision(Entry):
    """A provision that was read: where it stands, in which revision, on which day.

    `article` in digits (`24の2`); a supplementary provision begins with 附則, and `amending` names
    the law it belongs to unless that is the law itself.
    """

    law: str
    egov_law_id: LawId
    article: str
    paragraph: str | None = None
    item: str | None = None
    amending: str | None = None
    revision: Revision
    on: date


class Document(Entry):
    """A text that has no number of e-Gov and was itself read, not a text about it.

    `edition` is the state that was read, `section` the place in it, `seen` where the text was had.
    """

    title: str
    kind: DocumentKind
    edition: str
    section: str
    seen: str
    on: date


class Compared(Entry):
    """What was read, of a rule or of a period of its parameters.

    `text_read` names what was read; any other ground states its `reason`, and `document_read`
    names its `documents` too (the lint holds all three).
    """

    result: Ground
    read: tuple[ReadProvision, ...] = ()
    documents: tuple[Document, ...] = ()
    reason: str | None = Field(default=None, min_length=1)


class ReadPeriod(Compared):
    """A dated block of a rule's parameters whose ground is not the rule's own.

    `from` as the block has it; null for a block without a first day.
    """

    from_: str | None = Field(alias="from")


class LedgerEntry(Compared):
    """A rule in the ledger: what it was compared with, what was found, what stays open.

    `corrected`: what was found is mended. `parameters` lists periods with another ground.
    `rests_on`: what decides it where no statute was read. `closed_days`: why no input tells of
    closed days although the rule judges a time limit.
    """

    key: Key
    rests_on: RestsOn | None = None
    finding: Verdict
    corrected: bool = False
    closed_days: str | None = Field(default=None, min_length=1)
    open: tuple[str, ...] = ()
    parameters: tuple[ReadPeriod, ...] = ()
