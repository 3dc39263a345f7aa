"""The sample package as a strict clerks' system: it refuses whatever cannot be true of people.

It is correct, and stricter than the contract asks: a suite that calls only what is lawful about
people who can exist never notices. Its checks are its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from conformance.reference.package import SamplePackage
from conformance.reference.refusals import RefusalReason, refuse_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.population.rows import Row
    from conformance.reference.call import Actor
    from conformance.reference.store import Sandbox

_LATER = re.compile(
    "予定|期限|満了|期日|末日|次回|終了|まで|至|期間|開始|適用|起算|納期|対象|希望|上限|利用|支払期|賦課"
    "|効力|発効|投票|選挙|入学|卒業|算定|始期|支給年月|時効|審査年月|提供年月|開校|特定月|納付日|元号"
)
"""Names of days that lie ahead lawfully: plans, terms, ends, and what begins at a later date."""

_BIRTH = re.compile("生年月日$|出生の年月日$")
_NOT_A_BIRTH = re.compile("発生")
_LEAVING = re.compile("転出|死亡|職権消除|（減）")
_HERE = frozenset({"住民", "現存", "住登者"})
_MOVED = ("異動年月日", "異動日", "消除")
_FILLER = re.compile("試験値|テスト|ダミー")


@dataclass
class StrictPackage(SamplePackage):
    """A package that believes nothing that cannot be."""

    def load(self, sandbox: Sandbox, placed: list[Row], actor: Actor) -> list[Row]:
        """Store rows as facts; rows that cannot be true, or are of nobody, are refused."""
        answer = super().load(sandbox, placed, actor)
        for one in placed:
            spec, group = self._group(str(one.get("domain")), str(one.get("group")))
            row = cast("Row", one.get("row"))
            refuse_any(self._doubts(sandbox, spec, group, row))
        return answer

    def run(self, sandbox: Sandbox, at: tuple[str, str], inputs: Row, actor: Actor) -> list[Row]:
        """Run a function; what would be accepted is refused where it cannot be true."""
        before = {key: list(table.rows) for key, table in sandbox.tables.items()}
        rows = super().run(sandbox, at, inputs, actor)
        spec = self._spec(at[0])
        operation = spec.functions[at[1]].operation
        record = getattr(operation, "record", None)
        if record is not None and operation.kind in {"create", "update"}:
            group = spec.records[record]
            entered = {**inputs, **getattr(operation, "sets", {})}
            doubts = list(self._doubts(sandbox, spec, group, entered))
            if doubts:
                for key, table in sandbox.tables.items():
                    table.rows = before.get(key, [])
                refuse_any(iter(doubts))
        return rows

    def _doubts(
        self, sandbox: Sandbox, spec: Specification, group: RecordGroup, row: Row
    ) -> Iterator[RefusalReason]:
        yield from _untimely(spec, group, row, sandbox.today)
        yield from _unlike(spec, group, row)
        yield from self._unknown(sandbox, group, row)

    def _unknown(self, sandbox: Sandbox, group: RecordGroup, row: Row) -> Iterator[RefusalReason]:
        """Yield numbers of persons that nobody has."""
        for item in group.items:
            value, ref = row.get(item.key), item.ref
            if ref is None or value is None or "宛名番号" not in item.name_ja:
                continue
            spec = self.catalogue.get(ref.domain)
            if spec is None:
                continue
            groups = [spec.records[name] for name in ref.groups if name in spec.records]
            tables = [sandbox.table(ref.domain, one) for one in groups]
            if not any(one.get(ref.item) == value for table in tables for one in table.rows):
                yield RefusalReason("C0404", item.key)


def _untimely(
    spec: Specification, group: RecordGroup, row: Row, today: str
) -> Iterator[RefusalReason]:
    """Yield days before the birth, and days ahead of today that none may lie at.

    Who moves away files it beforehand (住民基本台帳法第24条): that day may lie ahead. What is lost
    the day after an event (国民健康保険法第8条) may be lost tomorrow.
    """
    reasons = [item for item in group.items if item.name_ja.startswith(("異動事由", "消除事由"))]
    leaving = any("転出" in _meaning(spec, why, row) for why in reasons)
    days = [(item, str(row[item.key])) for item in group.items if _tells_day(item, row)]
    born = next((value for item, value in days if _is_birth(item) and _own(item)), "")
    for item, value in days:
        planned = leaving and item.name_ja.startswith(_MOVED)
        last = _day_after(today) if "資格喪失" in item.name_ja else today
        ahead = value[:10] > last[: len(value[:10])]
        if ahead and not planned and not _LATER.search(item.name_ja):
            yield RefusalReason("E0002", item.key)
        if (
            not _is_birth(item)
            and "元号" not in item.name_ja
            and value[:10] < born[: len(value[:10])]
        ):
            yield RefusalReason("E0002", item.key)


def _unlike(spec: Specification, group: RecordGroup, row: Row) -> Iterator[RefusalReason]:
    """Yield names, kinds of residents and reasons that do not fit each other, and fillers."""
    called = {item.name_ja.partition("（")[0]: item for item in group.items}
    parts = [called.get(name) for name in ("氏名", "氏_日本人", "名_日本人")]
    whole, first, last = (row.get(item.key) if item else None for item in parts)
    if whole and first and last and str(whole) != f"{first}\u3000{last}"[: len(str(whole))]:
        yield RefusalReason("E0002", parts[0].key if parts[0] else None)
    yield from _wrong_codes(spec, called, row)
    for item in group.items:
        if isinstance(row.get(item.key), str) and _FILLER.search(str(row[item.key])):
            yield RefusalReason("E0002", item.key)


def _wrong_codes(
    spec: Specification, called: Mapping[str, Item], row: Row
) -> Iterator[RefusalReason]:
    """Yield a kind of resident of the other group, and a reason why nobody lives here."""
    kind, roman = called.get("住民種別"), "氏名_外国人ローマ字" in called
    others = {
        "日本人": roman and "氏名" not in called,  # a group of foreigners alone
        "外国人": "氏_日本人" in called and not roman,
    }
    if kind and any(
        apart and other in _meaning(spec, kind, row) for other, apart in others.items()
    ):
        yield RefusalReason("C0422", kind.key)
    state, why = called.get("住民状態"), called.get("異動事由")
    here = state is not None and _meaning(spec, state, row) in _HERE
    if here and why and _LEAVING.search(_meaning(spec, why, row)):
        yield RefusalReason("C0422", why.key)


def _meaning(spec: Specification, item: Item, row: Row) -> str:
    listed = spec.codes.get(item.code_list or "")
    return listed.values.get(str(row.get(item.key)), "") if listed else ""


def _day_after(today: str) -> str:
    return (date.fromisoformat(today) + timedelta(days=1)).isoformat()


def _tells_day(item: Item, row: Row) -> bool:
    return item.type in {"date", "datetime", "year_month"} and bool(row.get(item.key))


def _is_birth(item: Item) -> bool:
    return bool(_BIRTH.search(item.name_ja)) and not _NOT_A_BIRTH.search(item.name_ja)


def _own(item: Item) -> bool:
    """Say whether a birth is that of whom the row is about."""
    return item.name_ja.partition("（")[0] in {"生年月日", "出生の年月日", "申出者の生年月日"}
