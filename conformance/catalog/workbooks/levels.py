"""実装区分 as the workbooks mark it: ◎○×, in words, a column a level, a column a kind of city."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from conformance.catalog.models.levels import CITY_TYPES
from conformance.catalog.workbooks.problems import cell_not_understood
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.levels import CityType, Level
    from conformance.catalog.workbooks.headings import SheetTable

_MARKS: Final[Mapping[str, Level | None]] = {
    **dict.fromkeys(("◎", "⦾", "必須", "実装必須", "実装必須機能", "類型1"), "required"),
    **dict.fromkeys(
        ("○", "〇", "◯", "オプション", "標準オプション", "標準オプション機能", "類型3"), "optional"
    ),
    **dict.fromkeys(
        ("×", "✕", "✖", "╳", "不可", "実装不可", "実装不可機能", "類型2"), "prohibited"
    ),
    **dict.fromkeys(("-", "－", "―", "‐", "対象外"), None),
}
_WORDS: Final[Mapping[str, Level]] = {
    "実装必須": "required",
    "標準オプション": "optional",
    "実装不可": "prohibited",
}
_OTHERS: Final = tuple(city for city in CITY_TYPES if city != "designated_city")
_CITIES: Final[Mapping[str, tuple[CityType, ...]]] = {
    "指定都市以外": _OTHERS,
    "指定都市を除く": _OTHERS,
    "指定都市": ("designated_city",),
    "中核市": ("core_city",),
    "特別区": ("special_ward",),
    "一般市区町村": _OTHERS,
    "一般市町村": ("general_city", "core_city", "town_village"),
    "一般市・町村": ("general_city", "town_village"),
    "一般市": ("general_city",),
    "その他": _OTHERS,
}
_LEGEND: Final = re.compile(r"([◎○〇×])[:：は…・]+(実装必須|標準オプション|実装不可)")
_DAY: Final = re.compile(r"(?:令和([0-9]+|元)年|([0-9]{4})[年/-])([0-9]{1,2})[月/-]([0-9]{1,2})日?")
_REIWA: Final = 2018
_CIRCLES: Final = ("○", "〇", "◎", "●")


@dataclass(frozen=True, slots=True)
class LevelColumns:
    """The columns of a table that say a level: one, one a kind of city, or one a level."""

    single: str | None
    cities: Mapping[str, tuple[CityType, ...]]
    levels: Mapping[str, Level]
    legend: Mapping[str, Level]

    @property
    def names(self) -> tuple[str, ...]:
        """The headings of these columns."""
        return (*((self.single,) if self.single else ()), *self.cities, *self.levels)


def level_columns(table: SheetTable) -> LevelColumns:
    """Return the columns in which a table says the level of a row.

    What the sheet explains of its own marks above the table holds for it.
    """
    cities: dict[str, tuple[CityType, ...]] = {}
    levels: dict[str, Level] = {}
    single = None
    for name in table.columns:
        last = name.rpartition("_")[2]
        if (found := _city(last)) is not None:
            cities[name] = found
        elif (level := _level_named(last)) is not None:
            levels[name] = level
        elif last in ("実装区分", "実装類型", "印字要否", "区分"):
            single = name
    return LevelColumns(single, cities, levels, _legend(table))


def class_of(table: SheetTable, row: int, columns: LevelColumns, since: dt.date | None) -> object:
    """Return the class of a row as the catalogue writes it: a level, or clauses; IMP004 if none."""
    if columns.levels and not columns.cities:
        return _since(_one_level(table, row, columns), since)
    if not columns.cities:
        heading = columns.single or "実装区分"
        level = _mark(table, row, heading, columns)
        if level is None:
            _refuse(table, row, heading)
        return _since(level, since)
    clauses = list(_clauses(table, row, columns, since))
    if not clauses:
        _refuse(table, row, next(iter(columns.cities)))
    first = clauses[0]
    same = all(one["is"] == first["is"] for one in clauses)
    cities = {city for one in clauses for city in _listed(one["city"])}
    return _since(first["is"], since) if same and cities == set(CITY_TYPES) else clauses


def day_of(text: str) -> dt.date | None:
    """Return the day a cell names, in either calendar; None when it names none."""
    found = _DAY.search(squeeze(text))
    if found is None:
        return None
    reiwa, year, month, day = found.groups()
    full = int(year) if year else _REIWA + (1 if reiwa == "元" else int(reiwa))
    try:
        return dt.date(full, int(month), int(day))
    except ValueError:
        return None


def _clauses(
    table: SheetTable, row: int, columns: LevelColumns, since: dt.date | None
) -> Iterator[dict[str, object]]:
    """Yield a clause for each column of cities; one that has a column of its own stands there."""
    own = {c for cities in columns.cities.values() if len(cities) == 1 for c in cities}
    levels: dict[Level, list[CityType]] = {}
    for heading, cities in columns.cities.items():
        level = _mark(table, row, heading, columns)
        meant = [city for city in cities if len(cities) == 1 or city not in own]
        if level is not None:
            levels.setdefault(level, []).extend(meant)
    for level, meant in levels.items():
        clause: dict[str, object] = {"is": level, "city": [c for c in CITY_TYPES if c in meant]}
        yield clause if since is None else {**clause, "from": since.isoformat()}


def _one_level(table: SheetTable, row: int, columns: LevelColumns) -> Level:
    marked = [h for h in columns.levels if squeeze(table.merged_text(row, h)) in _CIRCLES]
    if len(marked) != 1:
        heading = marked[0] if marked else next(iter(columns.levels))
        _refuse(table, row, heading)
    return columns.levels[marked[0]]


def _mark(table: SheetTable, row: int, heading: str, columns: LevelColumns) -> Level | None:
    text = squeeze(table.merged_text(row, heading))
    if text in columns.legend:
        return columns.legend[text]
    if text not in _MARKS:
        _refuse(table, row, heading)
    return _MARKS[text]


def _refuse(table: SheetTable, row: int, heading: str) -> NoReturn:
    raise cell_not_understood(
        table.place(row, heading),
        table.merged_text(row, heading),
        "◎・○・×、または実装必須・標準オプション・実装不可",
        "◎ ○ × or 実装必須, 標準オプション, 実装不可",
    )


def _since(level: object, since: dt.date | None) -> object:
    """Return the level, in force from a day on and until then free to have or not."""
    if since is None or level != "required":
        return level
    return [{"is": level, "from": since.isoformat()}, {"is": "optional"}]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _city(name: str) -> tuple[CityType, ...] | None:
    if name == "町村":  # alone: 市町村コード and the like say no kind of city
        return ("town_village",)
    return next((cities for word, cities in _CITIES.items() if word in name), None)


def _level_named(name: str) -> Level | None:
    return next((level for word, level in _WORDS.items() if name in (word, f"{word}機能")), None)


def _legend(table: SheetTable) -> dict[str, Level]:
    above = (text for row in range(1, table.heading_row) for _, text in table.sheet.row(row))
    found = (pair for text in above for pair in _LEGEND.findall("".join(text.split())))
    return {mark: _WORDS[word] for mark, word in found}
