"""Faults that let out where a protected person is, on ways that nobody looks at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pydantic import Field, PrivateAttr

from conformance.reference.mutants.faults.base import FaultBase
from conformance.reference.mutants.faults.ways_out import WRITERS, Where
from conformance.reference.mutants.faults.written import As, as_written

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.emitted import Emitted
    from conformance.reference.store import Sandbox


class _Telling(FaultBase):
    """A fault that knows a stored value: `tells` is domain, group and item, with slashes."""

    tells: str = Field(pattern=r"^[a-z0-9_]+/[a-z0-9_]+/[a-z0-9_]+$")
    spelt: As = "plain"

    def stored_row(self, sandbox: Sandbox) -> Row:
        """Return the first row of the group that has a value; none where there is none."""
        domain, group, item = self.tells.split("/")
        table = sandbox.tables.get((domain, group))
        rows = table.current() if table else []
        return next((row for row in rows if row.get(item)), {})

    def told(self, sandbox: Sandbox) -> str:
        """Return the value as it is let out; empty where none is stored."""
        value = self.stored_row(sandbox).get(self.tells.split("/")[2])
        return as_written(str(value), self.spelt) if value else ""


class LeaksBeside(_Telling):
    """A stored value stands beside what is answered, wherever `where` says.

    Attributes:
        when: in which answers.
        spares: roles and addressees to whom nothing is let out.
        about_others: only in answers about somebody else than the person.
    """

    kind: Literal["leaks_beside"]
    where: Where
    when: Literal["accepted", "refused"] = "accepted"
    spares: list[str] = Field(default_factory=lambda: ["self", "supervisor"])
    about_others: bool = False

    def emitted(self, answer: Emitted) -> Emitted:
        """Return the answer with the value in it."""
        text = self.told(answer.sandbox)
        accepted = answer.status == 200  # noqa: PLR2004 - HTTP
        spared = {answer.role, answer.addressee} & set(self.spares)
        if not text or accepted != (self.when == "accepted") or (spared and accepted):
            return answer
        if self.about_others and self._is_about(answer):
            return answer
        return WRITERS[self.where](answer, text)

    def _is_about(self, answer: Emitted) -> bool:
        """Say whether the request names the person whose value it is."""
        subject = answer.asked.get("subject")
        asked = subject.get("key") if isinstance(subject, dict) else answer.asked.get("inputs")
        row = self.stored_row(answer.sandbox)
        named = asked.items() if isinstance(asked, dict) else ()
        return all(row.get(name) == value for name, value in named)


class AnsweredAgain(FaultBase):
    """What was answered to one who may see it is answered again to the next who asks the same."""

    kind: Literal["answered_again"]
    entitled: str = "supervisor"
    _kept: dict[str, Row] = PrivateAttr(default_factory=dict)

    def emitted(self, answer: Emitted) -> Emitted:
        """Return the answer, or the one that was kept for the same request."""
        asked = {k: v for k, v in answer.asked.items() if k not in {"actor", "addressee"}}
        key = f"{answer.sandbox.name} {asked}"
        if self.entitled in {answer.role, answer.addressee}:
            self._kept.clear()
            self._kept[key] = answer.body
            return answer
        return replace(answer, body=self._kept.get(key, answer.body))


class AuditTells(_Telling):
    """The audit log repeats a stored value, in the entry of an action."""

    kind: Literal["audit_tells"]
    part: Literal["subject", "target", "remark"] = "remark"

    def noted(self, entry: Row, sandbox: Sandbox) -> Row:
        """Return the entry with the value in it."""
        text = self.told(sandbox)
        if not text or entry["outcome"] != "accepted":
            return entry
        before = str(entry.get(self.part) or "")
        return {**entry, self.part: f"{before} {text}".strip()}


class SearchFindsProtected(FaultBase):
    """A search shows protected people to roles outside: as they are, or without the items named.

    `by`: only to one who searches by this item.
    """

    kind: Literal["search_finds_protected"]
    hides: list[str] = Field(default_factory=list)

    def left_in(self, rows: list[Row], shown: list[Row]) -> list[Row]:
        """Return all that was found."""
        del shown
        return [{**row, **dict.fromkeys(self.hides, None)} for row in rows]


class SearchCountsProtected(FaultBase):
    """A search leaves protected people out and counts them all the same."""

    kind: Literal["search_counts_protected"]
    _found: list[int] = PrivateAttr(default_factory=lambda: [0])

    def left_in(self, rows: list[Row], shown: list[Row]) -> list[Row]:
        """Return who may be shown, and keep how many there are."""
        self._found[0] = len(rows)
        return shown

    def emitted(self, answer: Emitted) -> Emitted:
        """Return the answer with the number of all."""
        metadata = answer.body.get("metadata")
        if not isinstance(metadata, dict) or answer.role not in _OUTSIDE:
            return answer
        counted: dict[str, Json] = {**metadata, "total": self._found[0]}
        return replace(answer, body={**answer.body, "metadata": counted})


_OUTSIDE = ("other_department", "other_municipality")
