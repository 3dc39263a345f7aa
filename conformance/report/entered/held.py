"""Entries of a workbook held against the profile and its plan: what may go into the profile."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.report.entered import problems
from conformance.report.entered.cells import value_of
from conformance.report.sheets.entries import ENDS, FORMS, NOT_LATER
from conformance.surfaces.evidence_file import is_evidence
from conformance.surfaces.statement_days import can_end, was_stated

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from conformance.errors import Message
    from conformance.report.entered.rows import EnteredRow
    from conformance.report.sheets.entries import EntryField, EntryForm
    from conformance.report.sheets.identity import WorkbookIdentity

Entry = dict[str, object]
_SAYS_SOMETHING = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class KnownEntries:
    """What entries are held against.

    `cases` leads from the cases of the plan to their requirements; `stated`: those for which only
    a person can speak. `has`: what the profile says already, by section and what it is about.
    """

    identity: WorkbookIdentity
    cases: Mapping[str, str]
    stated: frozenset[str]
    has: Mapping[tuple[str, str], Entry]
    profile: Path
    today: dt.date

    @cached_property
    def written(self) -> Mapping[tuple[str, str], str]:
        """The case for which each mark is written, by section and mark."""
        return {
            (form.section, self.identity.mark(form.section, case)): case
            for form in FORMS
            for case in self.cases
        }


@dataclass(slots=True)
class EntryReview:
    """What was taken, by section, what stands in the profile already, and what is wrong."""

    taken: dict[str, list[Entry]] = field(default_factory=dict)
    there: int = 0
    wrong: list[Message] = field(default_factory=list)


def review_entries(rows: Mapping[str, Iterable[EnteredRow]], known: KnownEntries) -> EntryReview:
    """Return what the rows of each section come to; nothing is passed over in silence."""
    held = EntryReview()
    for form in FORMS:
        seen: dict[str, str] = {}
        for row in rows.get(form.section, ()):
            _hold_row(form, row, known, seen, held)
    return held


def _hold_row(
    form: EntryForm, row: EnteredRow, known: KnownEntries, seen: dict[str, str], held: EntryReview
) -> None:
    if row.unseen is not None:
        held.wrong.append(problems.unseen(row.unseen))
        return
    strange = _strange(form, row, known)
    if strange is not None:
        held.wrong.append(strange)
        return
    if row.case in seen:
        held.wrong.append(problems.twice(row.place, seen[row.case], row.case))
        return
    seen[row.case] = row.place
    wrong = list(_wrong(form, row, known))
    if wrong:
        held.wrong += wrong
        return
    entry, named = _entry(form, row, known)
    before = known.has.get((form.section, named))
    if before is None:
        held.taken.setdefault(form.section, []).append(entry)
    elif before == entry:
        held.there += 1
    else:
        held.wrong.append(problems.there_already(row.place, form.section, named))


def _strange(form: EntryForm, row: EnteredRow, known: KnownEntries) -> Message | None:
    """Say whether a row is about another case than it was written for, or about none to enter."""
    section = form.section
    if row.case not in known.cases:
        return problems.case_changed(row.place, row.case, known.written.get((section, row.mark)))
    if section == "attestations" and row.case not in known.stated:
        return problems.not_for_entry(row.place)
    if row.mark != known.identity.mark(section, row.case):
        return problems.case_changed(row.place, row.case, known.written.get((section, row.mark)))
    return None


def _wrong(form: EntryForm, row: EnteredRow, known: KnownEntries) -> Iterator[Message]:
    denied = form.section == "answers" and value_of(form.fields[0], row.texts["accepted"]) is False
    for one in form.fields:
        text, place = row.texts[one.key], row.places[one.key]
        if not text or not _SAYS_SOMETHING.search(text):
            if one.needed or denied or text:
                yield problems.left_empty(place, one.column.head)
        else:
            yield from _wrong_value(one, text, place, known)


def _wrong_value(one: EntryField, text: str, place: str, known: KnownEntries) -> Iterator[Message]:
    value = value_of(one, text)
    if value is None:
        yield problems.not_understood(place, one.expected, text)
    elif one.key in {"date", "on"} and not was_stated(value, known.today):  # type: ignore[arg-type]  # a day
        yield problems.not_understood(place, NOT_LATER, text)
    elif one.key == "expires" and not can_end(value, known.today):  # type: ignore[arg-type]  # a day
        yield problems.not_understood(place, ENDS, text)
    elif one.key == "evidence" and not is_evidence(known.profile, text):
        yield problems.no_evidence(place, text)


def _entry(form: EntryForm, row: EnteredRow, known: KnownEntries) -> tuple[Entry, str]:
    """Return the entry as the profile has it, and what it is about."""
    stated = form.section == "attestations"
    named = known.cases[row.case] if stated else row.case
    values = {one.key: value_of(one, row.texts[one.key]) for one in form.fields}
    said = {key: value for key, value in values.items() if value != ""}
    return {"requirement" if stated else "case": named, **said}, named
