"""What the package sets on a copy by itself: its number, the day, who certifies, fixed texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.records import CodeList
    from conformance.catalog.models.requirements import FormItem
    from conformance.findings import Json
    from conformance.reference.behaviour import Behaviour
    from conformance.reference.store import Sandbox

_TEXT = 40  # characters of a fixed text, at most
_DIGITS = 8
_DAY_LENGTH: Final[Mapping[str, int]] = {"date": 10, "year_month": 7, "year": 4}
_CERTIFIERS = ("認証者", "市区町村長", "市町村長", "職氏名")
_WORDING = "仮想県試験市所定"
_CERTIFIER = "仮想県試験市長　試験　太郎"


def day_of_issue(item: FormItem, sandbox: Sandbox, behaviour: Behaviour) -> Json:
    """Return the day of the issue in the item's type."""
    today = behaviour.issue_day(sandbox.business_date).isoformat()
    if item.type == "datetime":
        return today + sandbox.now[10:]
    return today[: _DAY_LENGTH.get(item.type, 10)]


def copy_number(item: FormItem, sandbox: Sandbox, behaviour: Behaviour) -> Json:
    """Return the number of this copy, which no other copy of the sandbox has."""
    number = behaviour.copy_number(sandbox.next_copy())
    if item.type == "integer":
        return number
    length = item.len or min(item.max_len or _DIGITS, _DIGITS)
    return str(number).zfill(length)[-length:]


def fixed(
    item: FormItem, sandbox: Sandbox, behaviour: Behaviour, codes: Mapping[str, CodeList]
) -> Json:
    """Return what the package prints there on every copy."""
    if item.identifier in registered():
        return registered()[str(item.identifier)].generate(1)
    if item.type in {"date", "datetime", "year_month", "year"}:
        return day_of_issue(item, sandbox, behaviour)
    if item.type in {"text", "kana"}:
        return _words(item)
    if item.type == "code" and item.code_list:
        return next(iter(codes[item.code_list].values), None)
    return _plain(item)


def _words(item: FormItem) -> str:
    if item.type == "kana":
        text = "シヨウカイ"
    elif any(word in item.name_ja for word in _CERTIFIERS):
        text = _CERTIFIER
    else:
        text = _WORDING
    return text[: item.len or min(item.max_len or _TEXT, _TEXT)]


def _plain(item: FormItem) -> Json:
    values: Mapping[str, Json] = {"flag": True, "integer": max(item.min or 0, 1), "decimal": "1"}
    if item.type in values:
        return values[item.type]
    if item.type == "time":
        return "09:00:00"
    return "1" * (item.len or min(item.max_len or _DIGITS, _DIGITS))
