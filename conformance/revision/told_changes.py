"""The changes of a revision as tables: what a vendor must look at first, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.changes.kinds import KINDS, SEVERITIES
from conformance.report.shown import one_line
from conformance.report.tabled.model import Page, Table
from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from conformance.catalog.changes.model import Change
    from conformance.report.tabled.model import Cell

_VALUE = 160
COLUMNS = (
    Words("変更の種類", "kind"),
    Words("対象", "entry"),
    Words("名称", "title"),
    Words("箇所", "place"),
    Words("前 → 後", "old → new"),
    Words("備考", "remarks"),
    Words("根拠", "source"),
    Words("ファイル", "file"),
)


def changes_page(changes: Sequence[Change], names: tuple[str, str]) -> Page:
    """Return the page of `catalog diff`."""
    tables = (
        Table(said, COLUMNS, tuple(_row(one) for one in changes if one.severity == severity))
        for severity, said in SEVERITIES.items()
    )
    a, b = names
    return Page(
        Words(f"仕様カタログの差: {a} → {b}", f"What changed in the catalogue: {a} → {b}"),
        (),
        tuple(table for table in tables if table.rows),
        total(changes),
    )


def total(changes: Sequence[Change]) -> Words:
    """Return the counts by severity."""
    counts = {one: sum(change.severity == one for change in changes) for one in SEVERITIES}
    ja = "、".join(f"{SEVERITIES[one].ja} {number}" for one, number in counts.items())
    en = ", ".join(f"{SEVERITIES[one].en} {number}" for one, number in counts.items())
    return Words(f"変更 {len(changes)}（{ja}）", f"{len(changes)} changes ({en})")


def _row(one: Change) -> tuple[Cell, ...]:
    return (
        KINDS[one.kind][1],
        one.entry,
        Words(one.title_ja, one.title_en or one.title_ja),
        one.at,
        f"{_value(one.old)} → {_value(one.new)}",
        _remarks(one),
        one_line(one.source, _VALUE),
        one.where,
    )


def _remarks(one: Change) -> Words:
    note = one_line(one.note, _VALUE)
    ja = [f"{one.since} から"] if one.since else []
    en = [f"from {one.since}"] if one.since else []
    ja += [f"{one.until} まで"] if one.until else []
    en += [f"until {one.until}"] if one.until else []
    return Words(" ".join([*ja, note]).strip(), " ".join([*en, note]).strip())


def _value(value: JsonValue) -> str:
    return "—" if value is None else one_line(value, _VALUE)
