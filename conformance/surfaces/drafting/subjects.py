"""What of the catalogue is reached by calls: functions, forms, rules, linkages, groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification

_HAPPENED = re.compile("(.+?)(?:による|に伴う|についての)")  # 転入による住民票の記載
_FILED = re.compile("(.+?)の(?:申請|届出|申出|請求)")  # 廃止の申請
_ABOUT = re.compile("(.+?)の")
_KEPT_AS = re.compile("(?:原票|台帳|簿|情報|記録|データ|マスタ|対象者)$")
_FILINGS = ("届", "の届出", "の申請", "の申出")
_AUDITS = ("監査ログ", "監査証跡", "アクセスログ", "操作履歴", "操作記録", "ログの照会")
_EXPORTS = ("CSV出力", "EUC出力", "データ抽出", "ファイル出力", "台帳の出力")
RUN = frozenset({"create", "update", "cancel", "search", "restrict", "batch"})
"""Kinds of functions that have a call of their own; others are reached by rule, form, linkage."""


@dataclass(frozen=True, slots=True)
class CallSubject:
    """A call of the contract: action and key, what is done (kind), and to which group.

    `also`: what else it may be called: the filing of the event that it enters.
    """

    action: str
    key: str
    title_ja: str
    kind: str
    group: str = ""
    also: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """All that it may be called, its own title first."""
        return (self.title_ja, *self.also)

    @property
    def id(self) -> str:
        """What names the call in a report."""
        word = {"run": "function", "calculate": "rule", "issue": "form", "link": "linkage"}
        return f"{word.get(self.action, self.action)}/{self.key}"


def named_subjects(spec: Specification) -> Iterator[CallSubject]:
    """Yield what has a call of its own: functions that are run, rules, forms, linkages."""
    for key, function in spec.functions.items():
        operation = function.operation
        if operation.kind in RUN:
            group = str(getattr(operation, "record", ""))
            also = tuple(_filings(spec, key))
            yield CallSubject("run", key, function.title_ja, operation.kind, group, also)
    for key, rule in spec.rules.items():
        yield CallSubject("calculate", key, rule.title_ja, "calculate")
    for key, form in spec.forms.items():
        yield CallSubject("issue", key, form.title_ja, "issue")
    for key, linkage in spec.linkages.items():
        yield CallSubject("link", key, linkage.title_ja, "link")


def _filings(spec: Specification, function: str) -> Iterator[str]:
    """Yield what the events are called that a function is the first to enter: 転入, 転入届."""
    for event in spec.events.values():
        if event.entered_by[0].function != function:
            continue
        yield event.title_ja
        happened = _HAPPENED.match(event.title_ja)
        if happened:
            filed = _FILED.fullmatch(happened[1])
            what = filed[1] if filed else happened[1]
            yield from (what, *(f"{what}{filing}" for filing in _FILINGS))
            about = _ABOUT.match(event.title_ja[happened.end() :])
            yield from (f"{about[1]}の{what}",) if about else ()  # 印鑑登録の廃止


def group_subjects(spec: Specification) -> Iterator[CallSubject]:
    """Yield the reading of each group; what a view shows may be called by the view's name."""
    shown = {key: one.name_ja for one in spec.records.values() if one.view for key in one.view.of}
    for key, group in spec.records.items():
        plain = _KEPT_AS.sub("", group.name_ja)  # 受給者台帳: 受給者
        also = tuple(name for name in (shown.get(key), plain) if name and name != group.name_ja)
        yield CallSubject("query", key, group.name_ja, "query", key, also)


def general_subjects(spec: Specification) -> Iterator[CallSubject]:
    """Yield what a domain has once: audit log and export."""
    del spec
    yield CallSubject("audit", "audit", "操作ログの取得", "query", also=_AUDITS)
    yield CallSubject("export", "export", "データの一括出力", "export", also=_EXPORTS)
