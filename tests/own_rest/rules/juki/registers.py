"""What a resident's record must hold and how it is changed."""

from datetime import date

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule

_ALWAYS = ("birth_date", "address", "atena_number", "household_number")
_BY_TYPE = {
    "japanese": ("honseki", "head_of_koseki", "resident_since"),
    "foreign": ("foreign_resident_since", "article_30_45_category"),
}
_BY_CATEGORY = {
    "mid_long_term": "card_number",
    "special_permanent": "card_number",
    "temporary_refuge": "landing_period",
    "provisional_stay": "provisional_stay_period",
    "birth_transient": None,
    "nationality_loss_transient": None,
}
_ON_THE_CARD = {"status_of_residence", "period_of_stay", "period_expires_on"}
_FOREIGNERS_FROM = date(2012, 7, 9)


@rule(
    "blank-not-allowed",
    resident_type=read.code("japanese", "foreign"),
    category=read.optional(read.code(*_BY_CATEGORY)),
    removed=read.flag,
    filled=read.many(read.text),
)
def blank_not_allowed(resident_type, category, removed, filled):
    needed = {*_ALWAYS, *_BY_TYPE[resident_type]}
    if not removed:
        needed.add("resident_code")
    if resident_type == "foreign":
        by_law = {"nationality"} | (_ON_THE_CARD if category == "mid_long_term" else set())
        if not by_law <= set(filled):
            raise OutOfScope("whether other items of article 30-45 may be blank is left open")
        needed |= _of_category(category, removed=removed)
    return {"missing": sorted(needed.difference(filled))}


def _of_category(category, *, removed):
    item = _BY_CATEGORY.get(category)
    spared = item is None or (category == "mid_long_term" and removed)
    return set() if spared else {item}


@rule(
    "nationality-change-since",
    kind=read.code("naturalization", "nationality_acquisition", "nationality_loss"),
    event_on=read.day,
    resident_since=read.optional(read.day),
    foreign_resident_since=read.optional(read.day),
)
def nationality_change_since(kind, event_on, resident_since, foreign_resident_since):
    if event_on < _FOREIGNERS_FROM:
        raise OutOfScope("events from 2012-07-09")
    if kind == "nationality_loss":
        since = max(event_on, read.day("resident_since", resident_since and str(resident_since)))
        return {"new_register": "foreign", "since": since, "erased_register": "japanese"}
    since = read.day(
        "foreign_resident_since", foreign_resident_since and str(foreign_resident_since)
    )
    return {"new_register": "japanese", "since": since, "erased_register": "foreign"}


@rule(
    "provisional-registration-visibility",
    current=read.text,
    pending=read.optional(read.text),
    approved=read.flag,
)
def provisional_registration_visibility(current, pending, approved):
    changed = pending is not None and approved
    shown = pending if changed else current
    return {"certificate": shown, "linked": shown, "history_added": changed}


@rule(
    "statistics-population",
    base_on=read.day,
    resident_since=read.day,
    erased_or_planned_on=read.optional(read.day),
)
def statistics_population(base_on, resident_since, erased_or_planned_on):
    if base_on == erased_or_planned_on:
        raise OutOfScope("a person erased on the base day is left open")
    gone = erased_or_planned_on is not None and erased_or_planned_on < base_on
    return {"counted": resident_since <= base_on and not gone}
