"""Laws that the rows of one case keep among themselves: one person, one household, one world."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.population.people.items import parts
from conformance.population.people.numbers import is_person
from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from conformance.findings import Json
    from conformance.population.lawfulness.reading import RowReading

_OF_ONE = ("name", "name_kana", "birth_date", "sex", "surname", "given_name")


@dataclass(frozen=True, slots=True)
class CaseLaw:
    """A law of a case's rows; `broken` yields group and item that break it."""

    key: str
    title_ja: str
    title_en: str
    source: str
    broken: Callable[[Sequence[RowReading]], Iterator[tuple[str, str]]]


def _one_person(readings: Sequence[RowReading]) -> Iterator[tuple[str, str]]:
    """Yield what two rows say differently of one person; what a change says counts from then on."""
    said: dict[tuple[Json, str], tuple[str, str]] = {}
    standing = set(map(id, _standing(readings)))
    for reading in readings:
        for part in _OF_ONE:
            value = _told(reading, part)
            if reading.number is None or value is None:
                continue
            if reading.changes:
                said[reading.number, part] = (value, reading.group.key)
            if id(reading) not in standing:
                continue
            first = said.setdefault((reading.number, part), (value, reading.group.key))
            longest = min(len(first[0]), len(value))
            if first[0][:longest] != value[:longest]:
                yield reading.group.key, f"{part}≠{first[1]}"


def _told(reading: RowReading, part: str) -> str | None:
    value = reading.parts.get(part)
    if value is None:
        return None
    if part == "sex":
        key = next(k for k, p in parts(reading.group).items() if p == "sex")
        meaning = reading.meaning(key) or str(value)
        return meaning[:1] if meaning[:1] in {"男", "女"} else None
    return str(value)


def _one_household(readings: Sequence[RowReading]) -> Iterator[tuple[str, str]]:
    """Yield members of one household of the register with different addresses."""
    found: dict[Json, str] = {}
    for reading in _standing(readings):
        if reading.spec.domain != "resident_register" or reading.household is None:
            continue
        key = next((k for k in ("address",) if k in reading.row), None)
        state = reading.named("住民状態")
        if key is None or (state and reading.meaning(state) != "住民"):
            continue
        first = found.setdefault(reading.household, str(reading.row[key]))
        if first != reading.row[key]:
            yield reading.group.key, key


def _registered(readings: Sequence[RowReading]) -> Iterator[tuple[str, str]]:
    """Yield numbers of persons that the catalogue refers to and nobody has."""
    known: dict[tuple[str, str], set[Json]] = defaultdict(set)
    for reading in readings:
        for item in reading.group.items:
            known[reading.spec.domain, item.key].add(reading.row.get(item.key))
    people = {r.number for r in readings if not r.sent and r.number is not None}
    for reading in readings:
        for item in reading.group.items:
            value = reading.row.get(item.key)
            if item.ref is None or value is None or not is_person(item):
                continue
            own = item.ref.domain == reading.spec.domain and any(
                other is not reading
                and other.group.key in item.ref.groups
                and other.row.get(item.ref.item) == value
                for other in readings
            )
            elsewhere = any(
                other is not reading and value in {other.number, other.row.get(item.ref.item)}
                for other in readings
            )
            if not own and not elsewhere and (value not in people or not reading.sent):
                yield reading.group.key, item.key


def _views(readings: Sequence[RowReading]) -> Iterator[tuple[str, str]]:
    for reading in readings:
        if reading.group.view is not None:
            yield reading.group.key, "*"


def _standing(readings: Sequence[RowReading]) -> Iterator[RowReading]:
    """Yield rows that say how it is: the newest of each history, and what is added to it."""
    newest: dict[tuple[str, str, str], int] = {}
    for reading in readings:
        at = _at(reading)
        newest[at] = max(newest.get(at, 0), reading.history_number)
    for reading in readings:
        if not reading.changes and reading.history_number == newest[_at(reading)]:
            yield reading


def _at(reading: RowReading) -> tuple[str, str, str]:
    key = key_of(reading.group, reading.row)
    return reading.spec.domain, reading.group.key, str(key)


LAWS: Final = (
    CaseLaw(
        "one-person",
        "同じ人の内容は一つ",
        "one person, one set of facts",
        "住民基本台帳法第6条",
        _one_person,
    ),
    CaseLaw(
        "one-household",
        "世帯の住所は一つ",
        "one household, one address",
        "住民基本台帳法第6条・第7条",
        _one_household,
    ),
    CaseLaw(
        "registered",
        "参照する人がいる",
        "who is referred to is there",
        "カタログの ref",
        _registered,
    ),
    CaseLaw("views", "見方は読み込まない", "no view is loaded", "カタログの view", _views),
)
"""Every law of the rows of a case."""
