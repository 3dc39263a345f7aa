"""Record groups: the package holds every item of the group with its type and length."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.cases.trial import as_number
from conformance.catalog.models.records import RecordGroup
from conformance.contract.history import end_of_validity
from conformance.findings import UntestedError
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.as_it_is.causes import no_load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import History
    from conformance.population.rows import Row


@generates(RecordGroup)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """All items at once, through the interface; where rows end, one that has ended as well."""
    del spec
    yield Draft("holds-every-item", "record/holds")
    past = cast("RecordGroup", subject).history
    if past is not None and past.until is not None:
        yield Draft("holds-what-ended", "record/ended", {"item": past.until})


@check(
    "record/holds",
    polarity="present",
    compares="items",
    ja="すべての項目を値を損なわずに持つ",
    en="holds every item without loss",
    needs=("load", "query"),
)
def holds(trial: Trial) -> None:
    """A row with all items filled is read back equal, item by item.

    What only a Japanese or only a foreigner has is filled in a row of each.
    """
    group = trial.group(trial.key)
    for row in trial.builder.fulls(trial.spec, group, "full"):
        world = trial.builder.world(trial.spec, group, row)
        trial.begin([PlacedRow(trial.domain, group.key, row), *world])
        found = trial.only_row(group.key, key_of(group, row))
        trial.same(row, found, f"records/{group.key}")


@check(
    "record/ended",
    polarity="present",
    compares="items",
    ja="後の履歴がある行も、{item:item}まで値を損なわずに持つ",
    en="holds a row that a newer one follows without loss, its {item:item} too",
    needs=("load", "query"),
    chooses="item",
)
def ended(trial: Trial) -> None:
    """Of two rows of one history the earlier one is read back equal: the newest has no end."""
    group = trial.group(trial.key)
    if trial.builder.entered:
        told = "登録の機能は、終わった行を用意しません", "functions arrange no row that has ended"
        raise UntestedError(no_load(trial.domain, group.key, *told))
    past = cast("History", group.history)
    full = trial.builder.fulls(trial.spec, group, "ended")[0]
    day = end_of_validity(group, trial.case.param("item"), trial.day)
    before: Row = {**full, trial.case.param("item"): day}
    after: Row = {**full, past.number: cast("int", full[past.number]) + 1}
    if past.latest is not None:
        before[past.latest] = False
    if past.since is not None:
        after[past.since] = end_of_validity(group, past.since, trial.day)
    world = trial.builder.world(trial.spec, group, full)
    rows = (PlacedRow(trial.domain, group.key, row) for row in (before, after))
    trial.begin([*rows, *world])
    stored = trial.stored_rows(group.key, key_of(group, before))
    number = as_number(before[past.number])
    found = [row for row in stored if as_number(row.get(past.number)) == number]
    trial.same(before, found[0] if found else stored[0], f"records/{group.key}")
