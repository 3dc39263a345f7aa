"""How a vendor writes days, flags and numbers, as the matched fields tell it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.records import Item
    from conformance.surfaces.drafting.model import ApiField

Rule = dict[str, object]

_WAREKI = re.compile(r"[MTSHR]([0-9]{1,2})([./年-])([0-9]{1,2})([./月-])([0-9]{1,2})(日?)")
_DAYS = {8: "{yyyy}{mm}{dd}", 6: "{yyyy}{mm}"}
_SHORTEST = 2  # digits of a padded year
_FLAGS = ({"1", "0"}, {"Y", "N"}, {"T", "F"}, {"有", "無"}, {"あり", "なし"})
_AS_IT_IS: dict[str, Rule] = {
    "flag": {"values": {"true": True, "false": False}},
    "date": {"format": "{yyyy}-{mm}-{dd}"},
    "year_month": {"format": "{yyyy}-{mm}"},
}
_TRUE = ("1", "Y", "T", "有", "あり")


def rule_of(item: Item, field: ApiField) -> Rule | None:
    """Return the section a value needs to be written the vendor's way.

    {} when the field says that it is written as the harness has it; None when it says nothing.
    """
    if item.type in {"date", "year_month"}:
        return _day(item, field)
    if item.type == "flag":
        return _flag(field)
    if item.type == "integer" and field.kind == "string":
        return {"text": True}
    if item.type in {"digits", "code", "year"} and field.kind == "integer":
        return {"number": True}
    return {} if field.kind else None


def overriding(kind: str, rule: Rule) -> Rule:
    """Return the rule for a field that differs from its type: what is as it is must be said."""
    if rule:
        return rule
    return _AS_IT_IS.get(kind, {})


def common(rules: Iterable[tuple[str, Rule | None]]) -> dict[str, Rule]:
    """Return the most frequent rule of each type; a field that says nothing does not count."""
    by_type: dict[str, Counter[str]] = {}
    kept: dict[str, Rule] = {}
    for kind, rule in rules:
        if rule is None:
            continue
        by_type.setdefault(kind, Counter())[repr(rule)] += 1
        kept[repr(rule)] = rule
    most = {kind: kept[counted.most_common(1)[0][0]] for kind, counted in by_type.items()}
    return {kind: rule for kind, rule in most.items() if rule}


def _day(item: Item, field: ApiField) -> Rule | None:
    found = _WAREKI.search(f"{field.example} {field.text}")
    if found:
        year = "{yy}" if len(found[1]) == _SHORTEST else "{y}"
        return {"wareki": f"{{G}}{year}{found[2]}{{mm}}{found[4]}{{dd}}{found[6]}"}
    size = field.max_length or len(field.example)
    wanted = 8 if item.type == "date" else 6
    digits = field.example.isdigit() or field.pattern.startswith(("^[0-9]{", r"^\d{"))
    if size == wanted and (digits or field.max_length == wanted):
        return {"format": _DAYS[wanted]}
    if "/" in field.example or "YYYY/MM" in field.text.upper():
        return {"format": "{yyyy}/{mm}/{dd}" if item.type == "date" else "{yyyy}/{mm}"}
    return {} if field.format == "date" or "-" in field.example else None


def _flag(field: ApiField) -> Rule | None:
    values = set(field.values)
    if field.kind == "boolean":
        return {}
    if values not in _FLAGS:
        return None
    true = next(v for v in _TRUE if v in values)
    return {"values": {"true": true, "false": (values - {true}).pop()}}
