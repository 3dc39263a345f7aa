"""Faults that fail one kind of person only: the story told for them finds them, no other entry."""

from __future__ import annotations

import pytest

from conformance.population.traits import has_trait
from conformance.reference.behaviour import CORRECT, Behaviour
from tests.in_process import played
from tests.scenarios.test_mutants import deviations

REGISTER, ALLOWANCE = "resident_register/function", "child_allowance/function"


class Rewrites(Behaviour):
    """Stores rows otherwise than they are."""

    def __init__(self, change):
        self.change = change
        self.seen = {}

    def stored(self, row):
        return {**row, **self.change(row, self.seen)}


def drops_selectors(row, _seen):
    return {"name": "".join(c for c in row["name"] if not has_trait("variation_selector", c))}


def counts_half_characters(row, _seen):
    units = row["name"].encode("utf-16-le")[: 2 * len(row["name"])]
    return {"name": units.decode("utf-16-le", "ignore")}


def fills_in_the_first(row, _seen):
    unknown = has_trait("unknown_day", row["birth_date"])
    return {"birth_date": row["birth_date"][:-2] + "01"} if unknown else {}


def pays_a_month_more_at_the_end_of_march(row, _seen):
    late = has_trait("fiscal_year_end", row["planned_move_out"])
    return {"end_month": row["end_month"][:-2] + "04"} if late else {}


def takes_twins_for_one(row, seen):
    return {"name": seen.setdefault((row["payee_atena"], row["birth_date"]), row["name"])}


def shifts_the_year_in_december(row, _seen):
    december = row["target_month"].endswith("-12")
    return {"pay_month": row["target_month"][:4] + row["pay_month"][4:]} if december else {}


def cuts_expiry_at_new_year(row, _seen):
    ends = row.get("residence_expires_on") or ""
    return {"residence_expires_on": ends[:4] + "-12-30"} if has_trait("year_end", ends) else {}


def keeps_the_first_former_surname(row, seen):
    return {"old_surname": seen.setdefault(row["atena_number"], row["old_surname"])}


FAULTS = {
    drops_selectors: (f"{REGISTER}/administrative-standard-characters", "long-name-with-ivs"),
    counts_half_characters: (f"{REGISTER}/minor-correction", "beyond-the-plane"),
    fills_in_the_first: (f"{REGISTER}/old-surname-entry", "unknown-birth-date"),
    pays_a_month_more_at_the_end_of_march: (
        f"{ALLOWANCE}/cease-on-move-out",
        "allowance-ends-on-31-march",
    ),
    takes_twins_for_one: (f"{ALLOWANCE}/manage-eligible-children", "twins"),
    shifts_the_year_in_december: (
        f"{ALLOWANCE}/calculate-regular-payment",
        "payment-over-the-year-end",
    ),
    cuts_expiry_at_new_year: (
        f"{REGISTER}/immigration-notice-update",
        "stay-renewed-at-new-year",
    ),
    keeps_the_first_former_surname: (f"{REGISTER}/old-surname-entry", "former-surname"),
}


@pytest.mark.parametrize("change", FAULTS, ids=lambda change: change.__name__)
def test_only_the_story_of_these_people_finds_the_fault(made, tmp_path, change):
    place, story = FAULTS[change]
    fault = Rewrites(change)
    played(made.pack, tmp_path / "export", lambda at: fault if at == place else CORRECT)
    entries = made.pack.calendar().entries
    found = deviations(made.pack, made.expected, tmp_path / "export")
    assert {entries[d.entry - 1].story for d in found} == {story}
