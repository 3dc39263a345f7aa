"""What was expected or found as a sentence of each language, where it is one; else as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from conformance.report.file_tallies import TALLIES
from conformance.report.shown import clean, cut, one_line
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from pydantic import JsonValue

    from conformance.report.file_tallies import FaultTally, FoundRow
    from conformance.results.answered import ShownModel

_ROWS = 3
_BILINGUAL = TypeAdapter(Bilingual)


def one_line_value(value: ShownModel, limit: int = 0) -> Bilingual:
    """Return what was expected or found, on one line, in both languages."""
    if isinstance(value, list) and value:
        return _tallies(value, limit)
    if isinstance(value, dict):
        try:
            both = _BILINGUAL.validate_python(value)
        except ValidationError:
            return _same(value, limit)
        return Bilingual(cut(clean(both.ja), limit), cut(clean(both.en), limit))
    return _same(value, limit)


def _same(value: ShownModel, limit: int) -> Bilingual:
    return Bilingual(one_line(value, limit), one_line(value, limit))


def _tallies(value: list[JsonValue], limit: int) -> Bilingual:
    try:
        tallies = TALLIES.validate_python(value)
    except ValidationError:
        return _same(value, limit)
    ja = " / ".join(f"{t.code} {t.total} 件（{t.file}{_rows(t, 'ja')}）" for t in tallies)
    en = " / ".join(f"{t.total} × {t.code} ({t.file}{_rows(t, 'en')})" for t in tallies)
    return Bilingual(cut(clean(ja), limit), cut(clean(en), limit))


def _rows(tally: FaultTally, lang: str) -> str:
    """Return the first rows as `, row 2: column value`, with a mark where there are more."""
    rows = "".join(("、" if lang == "ja" else ", ") + _row(row, lang) for row in tally.rows[:_ROWS])
    return rows + (" …" if tally.total > min(len(tally.rows), _ROWS) and tally.rows else "")


def _row(row: FoundRow, lang: str) -> str:
    place = f"{row.line} 行目" if lang == "ja" else f"row {row.line}"
    rule = ("規則では " if lang == "ja" else "by rule ") + row.expected if row.expected else ""
    return " ".join(part for part in (place, row.column, row.value, rule) if part)
