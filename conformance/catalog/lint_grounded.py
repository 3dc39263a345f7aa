"""Lint of what rules rest on: ids of laws, what decides without one, closed days of time limits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.catalog.ledger import ledger_path, read_ledger
from conformance.catalog.yaml import entry_lines
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.ledger import LedgerEntry
    from conformance.catalog.models.requirements import Rule

_LAW: Final = re.compile(r"(法|法律|法施行令|施行令|施行規則|実施規則|省令|府令)($|[(（])")
_NO_LAW: Final = re.compile(r"告示|通知|要綱|要領|条例|市区町村|各市|方法")
"""What ends like the name of a law and is none that e-Gov numbers."""

_LIMIT: Final = re.compile(
    r"[0-9一二三四五六七八九十]+(日|か月|月)以内に(届|申請|申告|請求|提出)|までに(届け出|申請|申告|請求|提出)"
)
_CLOSED: Final = frozenset(
    {"closed_dates", "closed_days", "holidays", "holiday_extension", "extra_holidays"}
)
_SAID: Final = re.compile(r"閉庁|開庁|休日|土曜")


def grounded_messages(spec: Specification) -> Iterator[Message]:
    """Yield what a rule leaves unsaid of the law, the document and the days it rests on."""
    entries = read_ledger(spec)
    lines = entry_lines(ledger_path(spec)) if entries else {}
    yield from _unimported(spec)
    for rule in spec.rules.values():
        yield from _unnumbered(spec, rule)
        yield from _unmoved(spec, rule, entries)
    for entry in entries.values():
        if entry.result != "text_read" and entry.rests_on is None:
            yield _resting_on_nothing(entry, f"{ledger_path(spec)}:{lines.get(entry.key, 1)}")


def _unimported(spec: Specification) -> Iterator[Message]:
    """Yield what calls itself official though no cell of a document stands behind it."""
    for kind in ("functions", "forms", "linkages", "rules", "events", "apis"):
        for key, entry in getattr(spec, kind).items():
            stated = getattr(entry, "provenance", None)
            if stated == "official" and getattr(entry, "official", None) is None:
                yield Message(
                    "CAT054",
                    f"{key}: 出典が公式（official）とされていますが、文書とセルがありません。",
                    f"{key} calls itself official and names no document and cell",
                    "公式のブックを取り込むか（catalog import）、derived と書いてください。",
                    "import the official workbook with catalog import, or state derived",
                    spec.where(kind, key),
                )


def _unnumbered(spec: Specification, rule: Rule) -> Iterator[Message]:
    for one in rule.law_references:
        named = _LAW.search(one.title) and not _NO_LAW.search(one.title)
        if named and one.egov_law_id is None:
            yield Message(
                "CAT115",
                f"{rule.key}: 法令「{one.title}」に法令番号（egov_law_id）がありません。",
                f"{rule.key}: {one.title} is a law and lacks its e-Gov law id",
                "e-Gov法令検索の法令IDを書いてください。",
                "state the id by which e-Gov knows the law",
                spec.where("rules", rule.key),
            )


def _unmoved(
    spec: Specification, rule: Rule, entries: Mapping[str, LedgerEntry]
) -> Iterator[Message]:
    entry = entries.get(rule.key)
    told = _CLOSED & set(rule.inputs) or _SAID.search(rule.statement + (rule.open_question or ""))
    if not _LIMIT.search(rule.statement) or told or (entry is not None and entry.closed_days):
        return
    yield Message(
        "CAT116",
        f"{rule.key}: 届出や申請の期限を判定するのに、閉庁日の入力も、要らない理由もありません。",
        f"{rule.key}: judges a citizen's time limit without closed days, and without a reason",
        "closed_dates を入力に加えるか、ledger.yaml の closed_days に理由を書いてください。",
        "add closed_dates to its inputs, or the reason under closed_days in ledger.yaml",
        spec.where("rules", rule.key),
    )


def _resting_on_nothing(entry: LedgerEntry, where: str) -> Message:
    return Message(
        "CAT117",
        f"{entry.key}: 条文と照合していないのに、何が定めるものか（rests_on）がありません。",
        f"{entry.key} was not read against a statute, and says not what decides it (rests_on)",
        "statute・specification・notice・ordinance・order・practice のどれかを書いてください。",
        "write one of statute, specification, notice, ordinance, order, practice",
        where,
    )
