"""The same resident through API, export file and form: each way tells the same, item by item.

A row is drawn, loaded and looked at in every way the package offers. Which ways there are and which
items they share the catalogue says: the items of a form that are bound to a record group.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, cast

from hypothesis import strategies as st

from conformance.cases.registry import Draft, check, generates
from conformance.cases.stories.steps import StoryStep, as_example
from conformance.catalog.bindings import binding_of
from conformance.catalog.models.requirements import Form
from conformance.checks.forms.lawful_copy import copy_of
from conformance.checks.same_resident.looks import ExportLines, looks
from conformance.messages.worded import worded
from conformance.population.days import kind_of
from conformance.population.lawfulness.credible import incredible
from conformance.population.rows import key_of, references, tells_apart
from conformance.worlds.generative import each
from conformance.worlds.same_drawn import every_edge, in_order, values_shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.bindings import FormBinding
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import History, RecordGroup
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.findings import FindingError, Json
    from conformance.population.rows import PlacedRow, Row

_ATTEMPTS = 2  # drawn for one form; the first is one plain resident
_TOGETHER = 3  # residents drawn together, at most
_YEAR = timedelta(days=365)
_PAST = 2  # older rows: of two rows alone the first is also the one before the last


@generates(Form)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each form that shows items of a record group."""
    binding = binding_of(spec, cast("Form", subject))
    if binding is not None and binding.shows:
        yield Draft("same-story", "form/same-story")


@check(
    "form/same-story",
    polarity="value",
    ja="同じ住民について、照会・出力ファイル・帳票が同じことを示す",
    en="query, export file and form tell the same of the same resident",
    needs=("load", "query", "export", "issue"),
    generative=True,
)
def same_story(trial: Trial) -> None:
    """Every item a form shows has one value, whichever way it is looked at: the one recorded.

    Where the group keeps a history, older rows with other values stand beside it.
    """
    form = trial.spec.forms[trial.key]
    binding = cast("FormBinding", binding_of(trial.spec, form))
    group = trial.group(binding.record)
    most = _TOGETHER if tells_apart(group) else 1
    drawn = st.lists(values_shown(trial, form, binding), min_size=1, max_size=most)
    edges = every_edge(trial, form, binding)
    first = [edges] if edges and most > 1 else [[one] for one in edges]
    number = count()

    def attempt(residents: list[Row]) -> None:
        scope = f"{trial.scope}{next(number)}-" if trial.scope else ""
        _agree(trial, [_copy(trial, group, f"{scope}{n}/", own) for n, own in enumerate(residents)])

    each(trial, drawn, attempt, _ATTEMPTS, first=first)


def _copy(trial: Trial, group: RecordGroup, scope: str, values: Row) -> CopyToIssue:
    """Return a copy about a resident of their own, newest of their rows where history is kept.

    A drawn value that nobody of that age and past has gives way, then every drawn day.
    """
    aside, fixed = replace(trial, scope=scope), in_order(group, values)
    copy = copy_of(aside, fixed=fixed)
    if odd := _odd(trial, group, copy.row):
        fixed = {key: value for key, value in fixed.items() if key not in odd}
        copy = copy_of(aside, fixed=fixed)
    if _odd(trial, group, copy.row):
        days = {item.key for item in group.items if kind_of(item) is not None}
        copy = copy_of(aside, fixed={k: v for k, v in fixed.items() if k not in days})
    return _newest(group, copy)


def _odd(trial: Trial, group: RecordGroup, row: Row) -> frozenset[str]:
    return frozenset(incredible(trial.spec, group, row, trial.day))


def _agree(trial: Trial, copies: Sequence[CopyToIssue]) -> None:
    """Load residents and hold that every way of looking at one tells what was recorded."""
    group = trial.group(copies[0].binding.record)
    trial.begin(row for copy in copies for row in _with_past(trial, group, copy))
    export = ExportLines.of(trial, group)
    for number, copy in enumerate(copies):
        seen = looks(trial, copy, export, print_data=number == 0)
        for item in copy.binding.shows.values():
            ways = {way: row.get(item) for way, row in seen.items()}
            if any(value != copy.row.get(item) for value in ways.values()):
                raise _another(trial, copy, item, ways)


def _newest(group: RecordGroup, copy: CopyToIssue) -> CopyToIssue:
    """Return the copy about the last row of its key, where history is kept."""
    if group.history is None:
        return copy
    newer: Row = {**copy.row, group.history.number: _PAST + 1}
    placed = [replace(p, row=newer) if p.row is copy.row else p for p in copy.placed]
    return replace(copy, row=newer, placed=placed)


def _with_past(trial: Trial, group: RecordGroup, copy: CopyToIssue) -> list[PlacedRow]:
    """Return the placed rows, older ones of the same key before the newest of a history."""
    if group.history is None:
        return copy.placed
    own = next(p for p in copy.placed if p.row is copy.row)
    older = [_older(trial, group, group.history, copy, n) for n in range(1, _PAST + 1)]
    others = (p for p in copy.placed if p is not own)
    return [*others, *(replace(own, row=row) for row in older), own]


def _older(trial: Trial, group: RecordGroup, past: History, copy: CopyToIssue, number: int) -> Row:
    """Return an older row: what was recorded then was other than now, nobody's own facts."""
    shown = [item for item in copy.binding.shows.values() if item not in group.primary_key]
    older = trial.builder.row(trial.spec, group, f"older {number} {copy.form.key}", shown)
    older |= {name: copy.row.get(name) for name in references(group)}
    older |= key_of(group, copy.row) | {past.number: number}
    since = trial.day - (_PAST + 2 - number) * _YEAR
    older |= {past.latest: False} if past.latest else {}
    older |= {past.since: since.isoformat()} if past.since else {}
    return older | ({past.until: (since + _YEAR).isoformat()} if past.until else {})


def _another(trial: Trial, copy: CopyToIssue, item: str, ways: Mapping[str, Json]) -> FindingError:
    """Return the finding that the ways to look at a resident do not tell the same."""
    group = copy.binding.record
    return trial.deviation(
        worded("F-OTHER-STORY"),
        expected=copy.row.get(item),
        found=dict(ways),
        where=f"records/{group}, exports, forms/{copy.form.key} → {item}",
        cause=f"{trial.case.requirement.id}:{item}",
        example=as_example(
            StoryStep("stands", group, {item: copy.row.get(item)}, trial.day),
            StoryStep("searches", group),
            StoryStep("exports", group),
            StoryStep("issues", copy.form.key),
        ),
    )
