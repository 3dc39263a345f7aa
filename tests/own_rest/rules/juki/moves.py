"""転入・転出・区間異動."""

from datetime import timedelta

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule
from own_rest.rules.months import days_later, period_end
from own_rest.rules.parameters import figures

_BOTH = frozenset({"move_in", "birth", "article_30_46"})
_STATUS = "article_30_47"


def erased_on(planned_on, notified_move_in_on):
    """Return the day on which a person who moves out leaves the register."""
    return min(planned_on, notified_move_in_on or planned_on)


@rule("move-out-erasure-date", planned_on=read.day, notified_move_in_on=read.optional(read.day))
def move_out_erasure_date(planned_on, notified_move_in_on):
    return {"erased_on": erased_on(planned_on, notified_move_in_on)}


@rule("late-move-out", moved_on=read.day, filed_on=read.day)
def late_move_out(moved_on, filed_on):
    if filed_on > days_later(moved_on, figures("notice", moved_on)["days"]):
        return {"basis": "ex_officio", "document": "equivalent_certificate"}
    return {"basis": "notification", "document": "move_out_certificate"}


@rule(
    "resident-and-address-since",
    events=read.many(
        read.nested(
            type=read.code(*sorted(_BOTH), _STATUS, "move_within", "minor_correction", "move_out"),
            date=read.day,
        )
    ),
)
def resident_and_address_since(events):
    resident = address = None
    for event in events:
        if event["type"] in _BOTH:
            resident = address = event["date"]
        elif event["type"] == _STATUS:
            resident, address = event["date"], None
        elif event["type"] == "move_within" and resident is None:
            raise OutOfScope("only a resident moves within the municipality")
        elif event["type"] == "move_within":
            address = event["date"]
        elif event["type"] == "move_out":
            resident = address = None
    if resident is not None and address is None:
        raise OutOfScope("since when who gained a status is at the address is left open")
    return {"resident_since": resident, "address_since": address}


@rule(
    "reentrant-detection",
    number_match=read.flag,
    residence_card_match=read.flag,
    three_items_match=read.flag,
)
def reentrant_detection(number_match, residence_card_match, three_items_match):
    if number_match or residence_card_match:
        return {"action": "force_reentrant", "reuse_atena_number": True}
    return {"action": "alert" if three_items_match else "new", "reuse_atena_number": False}


@rule(
    "ward-move-numbers",
    city_type=read.code("designated_city", "general_city"),
    from_ward=read.text,
    to_ward=read.text,
    atena_number=read.digits(),
    household_number=read.digits(),
    next_household_number=read.digits(),
)
def ward_move_numbers(
    city_type, from_ward, to_ward, atena_number, household_number, next_household_number
):
    if city_type == "designated_city" and not (from_ward and to_ward):
        raise OutOfScope("a designated city has wards")
    crosses = city_type == "designated_city" and from_ward != to_ward
    return {
        "atena_number": atena_number,
        "household_number": next_household_number if crosses else household_number,
        "source_record": "removed" if crosses else "live",
    }


@rule("removed-record-retention", erased_on=read.day, as_of=read.day)
def removed_record_retention(erased_on, as_of):
    years = figures("retention", as_of)
    if str(erased_on) < years["erased_from"]:
        raise OutOfScope("records erased from 2014-06-20")
    begins = erased_on + timedelta(days=1)
    return {
        "migratable": as_of > period_end(begins, 12 * years["migration_years"]),
        "disposable": as_of > period_end(begins, 12 * years["disposal_years"]),
    }
