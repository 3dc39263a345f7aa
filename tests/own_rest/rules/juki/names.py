"""旧氏と通称."""

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule
from own_rest.rules.parameters import figures


@rule(
    "alias-carry-over",
    departed_municipality=read.digits(6),
    return_municipality=read.digits(6),
    first_return_from_abroad=read.flag,
    had_entry_at_departure=read.flag,
)
def alias_carry_over(
    departed_municipality, return_municipality, first_return_from_abroad, had_entry_at_departure
):
    same = departed_municipality == return_municipality
    return {"can_carry_over": same and first_return_from_abroad and had_entry_at_departure}


@rule(
    "old-surname-eligibility",
    resident_type=read.code("japanese", "foreign"),
    filed_on=read.day,
    request=read.code("entry", "change", "delete"),
    surnames=read.many(read.text),
    recorded=read.optional(read.text),
    changed_since_recorded=read.flag,
    surnames_at_deletion=read.optional(read.count),
    requested=read.optional(read.text),
    kana_given=read.flag,
)
def old_surname_eligibility(resident_type, filed_on, request, surnames, kana_given, **facts):
    if resident_type == "foreign":
        return {"acceptable": False}
    kana_needed = figures("old_surname", filed_on)["kana"] and request != "delete"
    if request != "delete" and len(set(surnames)) != len(surnames):
        raise OutOfScope("a surname that returns cannot be told by its letters")
    fits = _JUDGES[request](surnames, **facts)
    return {"acceptable": fits and (kana_given or not kana_needed)}


def _entry(surnames, *, recorded, requested, surnames_at_deletion, **_):
    if recorded is not None:
        return False
    since = 1 if surnames_at_deletion is None else surnames_at_deletion
    if not 1 <= since <= len(surnames):
        raise OutOfScope("the surnames at a deletion are among the surnames")
    return requested in surnames[since - 1 : -1]


def _change(surnames, *, recorded, requested, changed_since_recorded, **_):
    borne_before = requested in surnames[-2:-1] and requested != recorded
    return recorded is not None and changed_since_recorded and borne_before


def _delete(_surnames, *, recorded, **_):
    return recorded is not None


_JUDGES = {"entry": _entry, "change": _change, "delete": _delete}
