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

_OWN = {"unique": "number", "business_date": "day", "present": "mark"}
"""What the product sets itself: the number of the copy, the day, who signs and fixed texts."""


def form_of(draft: Draft, form: dict) -> dict:
    """Return a form: the tables it may be about, each with the columns it shows."""
    scope = f"form/{form['key']}"
    persons, default = draft.head.get("persons"), {}
    subject = form.get("subject") or (persons and persons["group"])
    if subject:
        default = {draft.group(subject): binding(draft, scope, subject, form, form)}
    issues = [
        f["operation"]
        for f in reversed(draft.functions.values())
        if f["operation"].get("form") == form["key"] and f["operation"]["kind"] == "issue"
    ]
    subjects = list(
        dict.fromkeys([*([subject] if subject else []), *(o["record"] for o in issues)])
    )
    issued = {draft.group(o["record"]): binding(draft, scope, o["record"], form, o) for o in issues}
    return {
        "name": form["title_ja"],
        "withhold": bool(form["suppress_when"]),
        **reserved(draft, scope, form.get("reserved", {})),
        "paper": form["style"][0],
        "items": {draft.column(scope, i["key"]): item_of(draft, i) for i in form["items"]},
        "tables": {**default, **issued},
        "refuses": [
            standing(draft, one, table, one.get("when") or one["unless"])
            for one in form.get("refuses", [])
            for table in one.get("of") or subjects
        ],
    }


def reserved(draft: Draft, scope: str, known: dict) -> dict:
    """Return what a third party is not given unasked, what not even on request, and who is one."""
    return {
        "reserved": [draft.column(scope, i) for i in known.get("items", [])],
        "never": [draft.column(scope, i) for i in known.get("never", [])],
        "third": ["third_party", *(["household"] if known.get("former_household") else [])],
    }


def standing(draft: Draft, reason: dict, subject: str, rows: dict) -> dict:
    """Return a reason not to issue a copy about a row of a table: which rows must (not) stand."""
    group = rows.get("group", subject)
    named = rows.get("by", {}).items()
    days = {k: draft.column(group, rows[k]) for k in ("from", "until", "ended") if k in rows}
    return {
        "about": draft.group(subject),
        "barred_by": "standing" if "when" in reason else "lacking",
        "table": draft.group(group) if "group" in rows else None,
        "by": {draft.column(group, theirs): draft.column(subject, ours) for theirs, ours in named},
        "has": draft.values(group, rows.get("items", {})),
        "days": days,
    }


def item_of(draft: Draft, item: dict) -> dict:
    """Return an item of a form: whether it tells where the person is, and its symbol."""
    found = {**draft.type(item), "locates": item.get("locates", False)}
    symbol = _SYMBOLS.get(item["name_ja"])
    return found | ({"symbol": symbol} if symbol else {})


def binding(draft: Draft, scope: str, record: str, form: dict, shown: dict) -> dict:
    """Return what stands on the form about a row of a table, item by item; nothing else does."""
    lines, own, asked, special = {}, {}, [], {}
    kept = set(form.get("reserved", {}).get("never", []))
    omits = set(shown.get("omits", []))
    for item in form["items"]:
        known = shown.get("shows", {}).get(item["key"])
        source = {"record": known} if known else item.get("from", {})
        field = draft.column(scope, item["key"])
        left_out = source.get("may_lack") or item["key"] in omits
        if "record" in source and (item["key"] in kept or not left_out):
            paths = source["record"]
            each = [paths] if isinstance(paths, str) else paths
            found = [one for path in each if (one := line(draft, record, path))]
            if found:
                (special if left_out else lines)[field] = found
        elif "requester" in source:
            asked.append(field)
        elif source.get("package") in _OWN:
            own[field] = _OWN[source["package"]]
    if not (lines or own or asked):  # a report of counts: this product has them all
        own = {draft.column(scope, i["key"]): "mark" for i in form["items"] if i.get("required")}
    return {"lines": lines, "own": own, "asked": asked, "special": special}


def line(draft: Draft, record: str, path: str) -> dict | None:
    """Return a column and the steps to its row: the other table, its column, and this one's."""
    *way, last = path.split(".")
    steps = []
    for step in way:
        name, back, key = step.partition("~")
        try:
            ref = draft.item(name, key).get("ref") if back else draft.item(record, step)["ref"]
        except (StopIteration, KeyError):
            return None
        if ref is None:  # the two tables name the same thing alike
            ref = {"domain": draft.domain, "group": record, "item": key}
            if key not in {item["key"] for item in draft.records[record]["items"]}:
                return None
        if ref["domain"] != draft.domain:
            return None
        first = ref["group"] if isinstance(ref["group"], str) else ref["group"][0]
        other, theirs, ours = (name, key, ref["item"]) if back else (first, ref["item"], step)
        theirs, ours = draft.column(other, theirs), draft.column(record, ours)
        steps.append([draft.group(other), theirs, ours])
        record = other
    if last not in {item["key"] for item in draft.records[record]["items"]}:
        return None
    return {"steps": steps, "table": draft.group(record), "column": draft.column(record, last)}
