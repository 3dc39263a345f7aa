"""Official printed items over the forms of a specification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.workbooks.difference import EntryChange
from conformance.catalog.workbooks.matching import likeness
from conformance.catalog.workbooks.merge import Raw, overlay, rows
from conformance.catalog.workbooks.problems import cell_not_understood
from conformance.catalog.workbooks.questions import alike
from conformance.catalog.workbooks.to_requirements import Merged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.catalog.workbooks.form_items import PrintedRow

_KEPT: Final = frozenset(("key", "note"))
_LIKE_ITEM: Final = 0.8


def merge_form_items(
    existing: Sequence[Raw], found: Sequence[PrintedRow], items: Mapping[str, Raw]
) -> Merged:
    """Lay printed items over the forms of forms.yaml; `items` are record items by official ID.

    IMP004 for a form that the catalogue does not have: the list of forms comes first.
    """
    merged = Merged(list(existing))
    for form in dict.fromkeys(row.form for row in found):
        own = [row for row in found if row.form == form]
        at = next((n for n, e in enumerate(existing) if e.get("official_id") == form), None)
        if at is None:
            place = own[0].place
            where = f"{place.sheet}!{place.cell.partition(':')[0]}"
            ja = "帳票一覧（機能・帳票要件）で取り込まれた帳票ID"
            raise cell_not_understood(where, form, ja, "the ID of a form imported before")
        merged.entries[at] = _form(merged, existing[at], own, items)
    return merged


def _form(merged: Merged, form: Raw, found: Sequence[PrintedRow], items: Mapping[str, Raw]) -> Raw:
    known = rows(form.get("items"))
    new: list[Raw] = []
    olds = _printed(merged, known, found)
    free = [item for item in known if not any(item is old for old in olds)]
    taken = {str(item["key"]) for item in known}
    for number, (row, old) in enumerate(zip(found, olds, strict=True), 1):
        if row.level == "prohibited":
            free += [old] if old is not None else []
            continue
        of = items.get(row.item_id or "", {})
        base = old or {
            "key": _free_key(str(of.get("key") or f"item_{number:03d}"), taken),
            "type": str(of.get("type") or "text"),
            **({"code_list": of["code_list"]} if of.get("code_list") else {}),
        }
        facts: Raw = {"name_ja": row.name_ja, "official": row.place.model_dump()}
        if row.digits is not None:
            facts["max_len"] = row.digits
        if row.item_id is not None:
            facts["official_id"] = row.item_id
        if row.level is not None:
            facts["class"] = "required" if row.level == "required" else "optional"
            facts["required"] = bool(base.get("required")) and row.level == "required"
        new.append(overlay(base, facts, _KEPT))
    key = form["key"]
    merged.left += [EntryChange("forms.yaml", f"{key}/{i['key']}", "not_in_workbook") for i in free]
    gone: Raw = {"required": False, "official": None, "official_id": None, "class": "optional"}
    return {**form, "items": [*new, *(overlay(i, gone, frozenset()) for i in free)]}


def _free_key(wanted: str, taken: set[str]) -> str:
    """Return a key that no item of the form has, and note that it is taken now."""
    tries = (wanted, *(f"{wanted}_{n}" for n in range(2, len(taken) + 3)))
    key = next(one for one in tries if one not in taken)
    taken.add(key)
    return key


def _printed(merged: Merged, known: Sequence[Raw], found: Sequence[PrintedRow]) -> list[Raw | None]:
    """Return for each row the printed item of its name; one only like it is asked about."""
    olds: list[Raw | None] = [None] * len(found)
    free = list(known)
    for least in (1.0, _LIKE_ITEM):
        for at, row in enumerate(found):
            if olds[at] is not None:
                continue
            scored = [(likeness(row.name_ja, str(item.get("name_ja"))), item) for item in free]
            score, item = max(scored, key=lambda pair: pair[0], default=(0.0, {}))
            if score < least:
                continue
            olds[at] = item
            free = [other for other in free if other is not item]
            if score < 1:
                ours = f"{item['key']}「{item.get('name_ja')}」"
                merged.questions.append(alike(row.at, row.name_ja, ours, score))
    return olds
