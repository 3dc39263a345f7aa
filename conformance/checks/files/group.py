"""Export files: every item, key, history and reference of a record group, and the bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.conditions import When
from conformance.catalog.models.file_laws import AtMostOne, Rows
from conformance.catalog.models.records import RecordGroup
from conformance.checks.files.mapped import with_own_keys
from conformance.checks.files.outcome import (
    export_of,
    hold_not_sampled,
    joined,
    no_column,
    no_rows,
    no_target,
    none_wrong,
    surface_of,
    what_is_wrong,
    whole,
)
from conformance.findings import Finding, FindingError, UntestedError
from conformance.tables.guard import guarded
from conformance.tables.mapped.causes import filtered
from conformance.tables.mapped.place import is_filtered, with_every_row
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, Ref
    from conformance.tables.engine import KnownValues
    from conformance.tables.locate import ExportFile
    from conformance.tables.scan import Scanned


@generates(RecordGroup)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """Bytes, columns, keys, history and references of a group's file, and each of its items."""
    group = cast("RecordGroup", subject)
    yield Draft("file-bytes", "files/bytes")
    yield Draft("file-columns", "files/columns")
    yield Draft("file-keys", "files/keys")
    if group.history is not None:
        yield Draft("file-history", "files/history")
    if any(_refers(item) for item in group.items):
        yield Draft("file-references", "files/references")
    for item in group.items:
        slug = f"file-item-{item.key}".replace("_", "-")
        yield Draft(slug, "files/item", {"item": item.key, "name": item.name_ja})


@check(
    "files/bytes",
    polarity="value",
    compares="profile",
    surface="files",
    ja="ファイルの文字コード・改行・引用符が宣言どおりである",
    en="encoding, line ends and quotes of the file are as declared",
    needs=(),
)
def file_bytes(trial: Trial) -> None:
    """The file can be read as the profile declares it: encoding, mark, line ends, quotes."""
    export, seen = _seen(trial)
    none_wrong(trial, export, "file-bytes", seen.tallies.of("#bytes"))
    if any(tally.code == "F-FILE-EMPTY" for tally in seen.tallies.of("#columns")):
        raise UntestedError(no_rows())  # file-columns says that not one byte is there
    hold_not_sampled(trial)


@check(
    "files/columns",
    polarity="present",
    compares="columns",
    surface="files",
    ja="グループの項目の列が過不足なくあり、どの行もそろっている",
    en="the file has the columns of the group, no other, on every line",
    needs=(),
)
def file_columns(trial: Trial) -> None:
    """The header names each item of the group once and every line has as many values."""
    export, seen = _seen(trial)
    none_wrong(trial, export, "file-columns", seen.tallies.of("#columns"))
    _hold_text(seen)
    if export.mapped is not None:
        _hold_required(trial.group(trial.key), seen)
    hold_not_sampled(trial)


@check(
    "files/item",
    polarity="value",
    compares="item",
    surface="files",
    ja="{item:item}の値がすべて型・桁数・コード・必須の定めに合う",
    en="all values of {item:item} follow type, length, code list and requiredness",
    needs=(),
)
def file_item(trial: Trial) -> None:
    """Every value of the item in every row is one that the catalogue allows."""
    export, seen = _seen(trial)
    item = trial.case.param("item")
    none_wrong(trial, export, item, seen.tallies.of(item))
    _hold_text(seen)
    if item not in seen.columns:
        raise UntestedError(no_column([item], seen.lacking))
    hold_not_sampled(trial)
    whole(seen)


@check(
    "files/keys",
    polarity="value",
    compares="key",
    surface="files",
    ja="主キーが重ならない",
    en="primary keys are unique",
    needs=(),
)
def file_keys(trial: Trial) -> None:
    """No two rows have the same primary key."""
    export, seen = _seen(trial)
    none_wrong(trial, export, "file-keys", seen.tallies.of("#keys"))
    _hold_text(seen)
    hold_not_sampled(trial)
    if not seen.keys:
        raise UntestedError(no_column(trial.group(trial.key).primary_key, seen.lacking))
    whole(seen)


@check(
    "files/history",
    polarity="value",
    compares="history",
    surface="files",
    ja="履歴番号が1から続き、最新の一行だけが最新フラグを持つ",
    en="history numbers run from 1 and only the newest row is marked as the latest",
    needs=(),
)
def file_history(trial: Trial) -> None:
    """Each key's history has no gap; where there is a mark of the latest row, it is right."""
    hold_not_sampled(trial)
    export, seen = _seen(trial)
    if seen.unread:  # a line left out looks like a gap
        whole(seen)
    wrong = seen.tallies.of("#history")
    history = trial.group(trial.key).history
    number = history.number if history else None
    if wrong and is_filtered(export, surface_of(trial), number):
        _hold_one_latest(trial, export)
        raise UntestedError(filtered(sum(tally.total for tally in wrong)))
    none_wrong(trial, export, "file-history", wrong)
    if not seen.history:
        raise UntestedError(no_column(_of_history(trial.group(trial.key)), seen.lacking))
    whole(seen)


@check(
    "files/references",
    polarity="value",
    compares="references",
    surface="files",
    ja="外部キーの値が参照先のファイルにある",
    en="values of foreign keys stand in the files they refer to",
    needs=(),
)
def file_references(trial: Trial) -> None:
    """Every value of a foreign key stands in a file of one of the groups it refers to."""
    hold_not_sampled(trial)
    export, seen = _seen(trial)
    open_, asked, wrong = list[str](), list[str](), list[Finding]()
    for item in trial.group(trial.key).items:
        if item.ref is not None and _refers(item):
            found = _judged_reference(trial, export, item, item.ref)
            open_ += found if isinstance(found, list) else []
            wrong += [found] if isinstance(found, Finding) else []
            asked += item.ref.when.items
    if wrong:
        raise FindingError(joined(wrong))
    if open_:
        raise UntestedError(no_target(open_))
    if lost := [one for one in dict.fromkeys(asked) if one not in seen.columns]:
        raise UntestedError(no_column(lost, seen.lacking))
    whole(seen)


def _hold_required(group: RecordGroup, seen: Scanned) -> None:
    """Hold that the profile maps a column to every item that no row may lack."""
    needed = [one.key for one in group.items if one.required or one.key in group.primary_key]
    if lost := [one for one in needed if one not in seen.columns]:
        raise UntestedError(no_column(lost, seen.lacking))


def _hold_one_latest(trial: Trial, export: ExportFile) -> None:
    """Hold that of no history two rows are the latest: no row that was left out makes that so."""
    from conformance.tables.presence import repeated
    from conformance.tables.table import Table

    group = trial.group(trial.key)
    past = group.history
    if past is None or past.latest is None or past.number != group.primary_key[-1]:
        return
    rows = Table(export, surface_of(trial), group, When({past.latest: True}))
    law = AtMostOne(law="at_most_one", rows=Rows(group=group.key), per=group.primary_key[:-1])
    if rows.missing([*group.primary_key, past.latest]):
        return
    tallies = Tallies(most=surface_of(trial).evidence_rows)
    repeated(law, rows, "#history", tallies)
    none_wrong(trial, export, "file-history", tallies.of("#history"))


def _of_history(group: RecordGroup) -> tuple[str, ...]:
    """Return the items that a history is judged by."""
    past = group.history
    named = (*group.primary_key, past.number, past.latest) if past else group.primary_key
    return tuple(dict.fromkeys(one for one in named if one))


def _judged_reference(
    trial: Trial, export: ExportFile, item: Item, ref: Ref
) -> Finding | list[str]:
    """Return what is wrong of one foreign key, or the places it had to be looked up in as well."""
    from conformance.tables.references import FileColumn, dangling

    targets, absent = _targets(trial, ref)
    if absent and not targets:
        return absent
    with guarded(export.name):
        column = FileColumn(export, trial.group(trial.key), item.key)
        found = dangling(column, surface_of(trial), targets).of(item.key)
    if absent:  # what is not found here may stand in a file that is not here
        return absent if any(tally.total for tally in found) else []
    return what_is_wrong(trial, export, item.key, found) or []


def _targets(trial: Trial, ref: Ref) -> tuple[list[KnownValues], list[str]]:
    """Return the values of each group referred to, and the groups whose values are not known."""
    targets: list[KnownValues] = []
    absent: list[str] = []
    for key in ref.groups:
        values = _values(trial, ref, key)
        if values is None:
            absent.append(f"{ref.domain}/{key}")
        else:
            targets.append(values)
    return targets, absent


def _values(trial: Trial, ref: Ref, key: str) -> KnownValues | None:
    from conformance.tables.references import FileColumn, known_values

    spec = trial.specification(ref.domain)
    if spec is None or key not in spec.records:
        return None
    try:
        export = export_of(trial, spec, key)
    except UntestedError:
        return None
    with guarded(export.name):
        surface = with_every_row(surface_of(trial), ref.domain, key)  # one left out is there, too
        return known_values(FileColumn(export, spec.records[key], ref.item), surface)


def _hold_text(seen: Scanned) -> None:
    """Hold that the file is text: else its header is not known, and no column is missing."""
    if seen.unread and not seen.columns:
        whole(seen)


def _refers(item: Item) -> bool:
    return item.ref is not None and not item.ref.partial


def _seen(trial: Trial) -> tuple[ExportFile, Scanned]:
    """Return the group's file and what one pass over it, shared by all its cases, has seen."""
    from conformance.tables.scan import scan

    export = export_of(trial, trial.spec, trial.key)
    with guarded(export.name):
        group = trial.group(trial.key)
        if export.mapped is not None:
            group = with_own_keys(group)
        seen = scan(export, surface_of(trial), group, trial.spec.codes)
    trial.read.rows = seen.rows
    return export, seen
