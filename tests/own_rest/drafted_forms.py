"""A form of the catalogue in the product's words: its paper, its items, what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from own_rest.drafted import Draft

_SYMBOLS = {
    "カスタマバーコード": "customer",
    "QRコード": "qr",
    "郵便番号": "postal",
    "住所": "house",
}
"""Items that a machine reads, and those that its symbols are made from, by their names."""


def form_of(draft: Draft, form: dict) -> dict:
    """Return a form: the tables it may be about, each with the columns it shows."""
    scope = f"form/{form['key']}"
    persons, default = draft.head.get("persons"), {}
    subject = form.get("subject") or (persons and persons["group"])
    if subject:
        default = {draft.group(subject): binding(draft, scope, subject, form)}
    issues = [
        f["operation"]
        for f in reversed(draft.functions.values())
        if f["operation"].get("form") == form["key"] and f["operation"]["kind"] == "issue"
    ]
    issued = {draft.group(o["record"]): binding(draft, scope, o["record"], o) for o in issues}
    return {
        "name": form["title_ja"],
        "withhold": bool(form["suppress_when"]),
        "paper": form["style"][0],
        "items": {draft.column(scope, i["key"]): item_of(draft, i) for i in form["items"]},
        "tables": {**default, **issued},
    }


def item_of(draft: Draft, item: dict) -> dict:
    """Return an item of a form: whether it tells where the person is, and its symbol."""
    found = {**draft.type(item), "locates": item.get("locates", False)}
    symbol = _SYMBOLS.get(item["name_ja"])
    return found | ({"symbol": symbol} if symbol else {})


def binding(draft: Draft, scope: str, record: str, source: dict) -> dict:
    """Return which columns of a table stand on the form, and what it leaves out."""
    shows = source.get("shows", {}).items()
    return {
        "shows": {draft.column(scope, f): draft.column(record, r) for f, r in shows},
        "omits": draft.columns(scope, source.get("omits", [])),
    }
