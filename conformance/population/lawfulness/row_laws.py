"""Laws that a row keeps by itself, as the input checks of clerks' systems ask them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from conformance.population.people.addresses import HERE
from conformance.population.people.items import parts
from conformance.population.people.named import names
from conformance.population.people.person import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from conformance.population.lawfulness.reading import RowReading


@dataclass(frozen=True, slots=True)
class RowLaw:
    """A law of one row: `broken` yields the items that break it; `source` is its ground."""

    key: str
    title_ja: str
    title_en: str
    source: str
    broken: Callable[[RowReading, date], Iterator[str]]


_MADE_UP = "試験値"
_ERASED = re.compile("転出|死亡|消除|国籍喪失.*消除|（減）|消除者")
_ENTERED = re.compile("転入|出生|記載|（増）|\\(増\\)")
_BY_OFFICE = re.compile("職権|修正|取消し")
_ARRIVED = re.compile("転入|出生|転居")
_OUT = re.compile("転出|死亡|(?<!改製（)(?<!再製（)消除|（減）|\\(減\\)")
_SEX = frozenset({"男", "女", "不明", "適用不能", "男性", "女性"})
_HAPPENED = ("異動年月日", "異動日", "事由発生年月日", "転入年月日")
_ERASED_ON = "消除の異動年月日"
_LOST = "資格喪失"
_PLACE = re.compile("[都道府県市区町村]|番地|[A-Za-z]|[ァ-ヶー]{6}")


_HERE = f"{HERE.prefecture}{HERE.city}"


def _born_first(reading: RowReading, _day: date) -> Iterator[str]:
    born = reading.parts.get("birth_date")
    if not isinstance(born, str):
        return
    for item, kind, value in reading.days:
        if kind.key not in {"birth", "era"} and value < born[: len(value)]:
            yield item.key


def _not_ahead(reading: RowReading, day: date) -> Iterator[str]:
    """Yield days after the business date, but that of a move away, filed beforehand.

    A qualification is lost the day after the event (国民健康保険法第8条, 国民年金法第9条), hence
    tomorrow after one of today.
    """
    today, tomorrow = day.isoformat(), (day + timedelta(days=1)).isoformat()
    planned = {reading.named(*_HAPPENED)} if _leaving(reading) else set()
    state = reading.named("住民状態")
    if planned and state is not None and "予定" in reading.meaning(state):
        planned.add(reading.named(_ERASED_ON))
    for item, kind, value in reading.days:
        last = tomorrow if _LOST in item.name_ja else today
        if not kind.ahead and item.key not in planned and value > last[: len(value)]:
            yield item.key


def _in_order(reading: RowReading, _day: date) -> Iterator[str]:
    """Yield filings before what they report, except of moves away, filed beforehand.

    A resident's day of filing is that of their entry (住民基本台帳法第7条第8号): later events leave
    it as it is.
    """
    happened = reading.named(*_HAPPENED)
    filed = reading.named(
        "届出の年月日", "届出日", "届出年月日", "異動届出年月日", "転入届出年月日"
    )
    if happened and filed and not _leaving(reading) and not _entered_before(reading):
        first, last = reading.row.get(happened), reading.row.get(filed)
        if isinstance(first, str) and isinstance(last, str) and first > last:
            yield filed
    since, moved = (reading.parts.get(part) for part in ("resident_since", "address_since"))
    if isinstance(since, str) and isinstance(moved, str) and since > moved:
        yield "address_since"


def _entered_before(reading: RowReading) -> bool:
    """Return whether a resident's row is recorded for another event than their entry or move.

    What the office does of its own accord nobody files.
    """
    state, reason = reading.named("住民状態"), reading.named("異動事由")
    if reason is None or not reading.row.get(reason):
        return False
    why = reading.meaning(reason)
    return bool(_BY_OFFICE.search(why)) or (state is not None and not _ARRIVED.search(why))


def _leaving(reading: RowReading) -> bool:
    key = reading.named("異動事由", "消除事由")
    return key is not None and "転出" in reading.meaning(key)


def _periods(reading: RowReading, _day: date) -> Iterator[str]:
    for period in reading.group.spans:
        since, until = reading.row.get(period.since), reading.row.get(period.until)
        if isinstance(since, str) and isinstance(until, str) and since > until:
            yield period.until


def _name_parts(reading: RowReading, _day: date) -> Iterator[str]:
    said = reading.parts
    for whole, first, last in (
        ("name", "surname", "given_name"),
        ("name_kana", "surname_kana", "given_name_kana"),
    ):
        if {whole, first, last} <= said.keys():
            joined = f"{said[first]}{SPACE}{said[last]}"
            if str(said[whole]) != joined[: len(str(said[whole]))]:
                yield whole


def _origin(reading: RowReading, _day: date) -> Iterator[str]:
    """Yield a kind of resident that is not that of what else the row says."""
    key = next((k for k, part in parts(reading.group).items() if part == "origin"), None)
    if key is None or not reading.row.get(key):
        return
    meaning = reading.meaning(key)
    foreign = {"name_roman", "category", "foreign_since"} & reading.parts.keys()
    japanese = {"surname", "given_name", "old_surname"} & reading.parts.keys()
    if (foreign and "日本人" in meaning) or (japanese and "外国人" in meaning):
        yield key


def _reason(reading: RowReading, _day: date) -> Iterator[str]:
    """Yield a reason of an erasure where somebody lives here, and of an entry where not.

    A record that was renewed or made again is a removed one of somebody who goes on living here.
    """
    state, reason = reading.named("住民状態"), reading.named("異動事由", "消除事由")
    if state is None or reason is None or not reading.row.get(reason):
        return
    now, why = reading.meaning(state), reading.meaning(reason)
    if now in {"住民", "現存", "住登者"} and _OUT.search(why):
        yield reason
    if _ERASED.search(now) and "予定" not in now and _ENTERED.search(why):
        yield reason


def _texts(reading: RowReading, _day: date) -> Iterator[str]:
    """Yield texts that are none of what their item is for."""
    known = parts(reading.group)
    for item in reading.group.items:
        value = reading.row.get(item.key)
        if not isinstance(value, str) or not value or item.type not in {"text", "kana"}:
            continue
        part = known.get(item.key)
        wrong = (
            (part == "sex" and value not in _SEX)
            or (part == "country_name" and value not in _countries())
            or (part in {"address", "previous_address"} and not _PLACE.search(value))
            or (part == "destination" and value.startswith(_HERE))
        )
        if wrong or _MADE_UP in value:
            yield item.key


def _countries() -> frozenset[str]:
    return frozenset({*names().countries.values(), "日本"})


LAWS: Final = (
    RowLaw(
        "born-first",
        "生まれる前の日付がない",
        "nothing before the birth",
        "住民基本台帳法第7条",
        _born_first,
    ),
    RowLaw(
        "not-ahead",
        "業務日付より後の日付がない",
        "nothing after the business date",
        "住民基本台帳法第22条（異動の後の届出）・第24条（転出はあらかじめ）",
        _not_ahead,
    ),
    RowLaw(
        "in-order",
        "異動、届出の順に並ぶ",
        "events before their filing",
        "住民基本台帳法第22条・第23条",
        _in_order,
    ),
    RowLaw(
        "periods",
        "期間の始めと終わりが逆でない",
        "periods run forwards",
        "カタログの periods",
        _periods,
    ),
    RowLaw(
        "name-parts",
        "氏と名が氏名に合う",
        "the parts of a name make the name",
        "住民基本台帳法第7条第1号",
        _name_parts,
    ),
    RowLaw(
        "origin",
        "日本人と外国人の欄が交ざらない",
        "what only Japanese or foreigners have",
        "住民基本台帳法第7条・第30条の45",
        _origin,
    ),
    RowLaw(
        "reason",
        "異動事由が住民の状態に合う",
        "the reason fits the state",
        "住民基本台帳法第8条",
        _reason,
    ),
    RowLaw(
        "texts",
        "文字が項目の中身に合う",
        "texts are of the kind of their item",
        "データ要件標準仕様書（項目定義）",
        _texts,
    ),
)
"""Every law of a single row."""
