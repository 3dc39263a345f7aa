"""What of the catalogue is reached by calls: functions, forms, rules, linkages, groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification

_HAPPENED = re.compile("(.+?)(?:による|に伴う)")  # 転入による住民票の記載
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
    """Yield the names of filings of the events that a function is the first to enter: 転入届."""
    for event in spec.events.values():
        happened = _HAPPENED.match(event.title_ja)
        if happened and event.entered_by[0].function == function:
            yield from (happened[1], f"{happened[1]}届", f"{happened[1]}の届出")


def group_subjects(spec: Specification) -> Iterator[CallSubject]:
    """Yield the reading of each group."""
    for key, group in spec.records.items():
        yield CallSubject("query", key, group.name_ja, "query", key)


def general_subjects(spec: Specification) -> Iterator[CallSubject]:
    """Yield what a domain has once: audit log and export."""
    del spec
    yield CallSubject("audit", "audit", "操作ログの取得", "query")
    yield CallSubject("export", "export", "データの一括出力", "export")
