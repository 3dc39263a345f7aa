"""The changes of a revision as tables: what a vendor must look at first, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.changes.kinds import KINDS, SEVERITIES
from conformance.report.shown import one_line
from conformance.report.tabled.model import ReportTable, TabledPage
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from conformance.catalog.changes.model import Change
    from conformance.report.tabled.model import Cell

_VALUE = 160
COLUMNS = (
    Bilingual("変更の種類", "kind"),
    Bilingual("対象", "entry"),
    Bilingual("名称", "title"),
    Bilingual("箇所", "place"),
    Bilingual("前 → 後", "old → new"),
    Bilingual("備考", "remarks"),
    Bilingual("根拠", "source"),
    Bilingual("ファイル", "file"),
)


def changes_page(changes: Sequence[Change], names: tuple[str, str]) -> TabledPage:
    """Return the page of `catalog diff`."""
    tables = (
        ReportTable(said, COLUMNS, tuple(_row(one) for one in changes if one.severity == severity))
        for severity, said in SEVERITIES.items()
    )
    a, b = names
    return TabledPage(
        Bilingual(f"仕様カタログの差: {a} → {b}", f"What changed in the catalogue: {a} → {b}"),
        (),
        tuple(table for table in tables if table.rows),
        total(changes),
    )


def total(changes: Sequence[Change]) -> Bilingual:
    """Return the counts by severity."""
    counts = {one: sum(change.severity == one for change in changes) for one in SEVERITIES}
    ja = "、".join(f"{SEVERITIES[one].ja} {number}" for one, number in counts.items())
    en = ", ".join(f"{SEVERITIES[one].en} {number}" for one, number in counts.items())
    return Bilingual(f"変更 {len(changes)}（{ja}）", f"{len(changes)} changes ({en})")


def _row(one: Change) -> tuple[Cell, ...]:
    return (
        KINDS[one.kind][1],
        one.entry,
        Bilingual(one.title_ja, one.title_en or one.title_ja),
        one.at,
        f"{_value(one.old)} → {_value(one.new)}",
        _remarks(one),
        one_line(one.source, _VALUE),
        one.where,
    )


def _remarks(one: Change) -> Bilingual:
    note = one_line(one.note, _VALUE)
    ja = [f"{one.since} から"] if one.since else []
    en = [f"from {one.since}"] if one.since else []
    ja += [f"{one.until} まで"] if one.until else []
    en += [f"until {one.until}"] if one.until else []
    return Bilingual(" ".join([*ja, note]).strip(), " ".join([*en, note]).strip())


def _value(value: JsonValue) -> str:
    return "—" if value is None else one_line(value, _VALUE)
