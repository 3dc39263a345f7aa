"""Whether the rows that stand bar a copy about somebody from being issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.bindings import person_item
from conformance.worlds.barring_rows import binding, own, stands

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.preconditions import Standing
    from conformance.catalog.models.requirements import Form
    from conformance.checks.lives.act import StoryRun
    from conformance.findings import Json
    from conformance.population.rows import Row


def is_barred(
    town: StoryRun, trial: Trial, form: Form, record: str, row: Row, person: Json
) -> bool:
    """Return whether a precondition stands against a copy of a form about a row."""
    about, day = (record, row, person), town.ledger.day
    for one in binding(form, record):
        there = any(stands(one.rows, each, day) for each in _rows(town, trial, one.rows, about))
        if there == (one.when is not None):
            return True
    return False


def _rows(town: StoryRun, trial: Trial, asked: Standing, about: tuple[str, Row, Json]) -> list[Row]:
    """Return the current rows that name the subject, or the very row that the copy is about."""
    record, row, person = about
    if own(asked, record) or asked.group is None:
        return [row]
    item = person_item(trial.spec, trial.group(asked.group))
    wanted = {name: row.get(source) for name, source in asked.by.items()}
    if not wanted and item is not None:
        wanted = {item: person}
    found = (kept.row for kept in town.ledger.state.current((trial.domain, asked.group)))
    return [one for one in found if all(one.get(k) == v for k, v in wanted.items())]
