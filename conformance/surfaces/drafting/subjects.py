"""What of the catalogue is reached by calls: functions, forms, rules, linkages, groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification

RUN = frozenset({"create", "update", "cancel", "search", "restrict", "batch"})
"""Kinds of functions that have a call of their own; others are reached by rule, form, linkage."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A call of the contract: action and key, what is done (kind), and to which group."""

    action: str
    key: str
    title_ja: str
    kind: str
    group: str = ""

    @property
    def id(self) -> str:
        """What names the call in a report."""
        word = {"run": "function", "calculate": "rule", "issue": "form", "link": "linkage"}
        return f"{word.get(self.action, self.action)}/{self.key}"


def named_subjects(spec: Specification) -> Iterator[Subject]:
    """Yield what has a call of its own: functions that are run, rules, forms, linkages."""
    for key, function in spec.functions.items():
        operation = function.operation
        if operation.kind in RUN:
            group = str(getattr(operation, "record", ""))
            yield Subject("run", key, function.title_ja, operation.kind, group)
    for key, rule in spec.rules.items():
        yield Subject("calculate", key, rule.title_ja, "calculate")
    for key, form in spec.forms.items():
        yield Subject("issue", key, form.title_ja, "issue")
    for key, linkage in spec.linkages.items():
        yield Subject("link", key, linkage.title_ja, "link")


def group_subjects(spec: Specification) -> Iterator[Subject]:
    """Yield the reading of each group."""
    for key, group in spec.records.items():
        yield Subject("query", key, group.name_ja, "query", key)


def general_subjects(spec: Specification) -> Iterator[Subject]:
    """Yield what a domain has once: audit log and export."""
    del spec
    yield Subject("audit", "audit", "操作ログの取得", "query")
    yield Subject("export", "export", "データの一括出力", "export")
