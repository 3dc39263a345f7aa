"""How a person is put under protection: a measure about them, or a mark on their own rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from conformance.catalog.load import load
from conformance.population.rows import Placed
from conformance.suite.protect import protect
from conformance.suite.trial import Trial

if TYPE_CHECKING:
    from conformance.population.rows import Row

DAY = date(2026, 4, 1)


def trial_of(domain: str) -> Trial:
    made = object.__new__(Trial)
    made.spec, made.specification, made.day, made.seed, made.scope = load(domain), load, DAY, 1, ""
    return made


def owner(number: str, year: str = "2026", **more: object) -> Placed:
    row = cast("Row", {"fiscal_year": year, "owner_number": number, **more})
    return Placed("fixed_asset_tax", "owners", row, ("owner_number",))


def test_where_a_flag_protects_every_row_of_the_person_carries_it_and_no_other() -> None:
    rows = [owner("A", "2025"), owner("A", support_flag=False), owner("B")]

    found = protect(trial_of("fixed_asset_tax"), rows, "A")

    assert [one.row.get("support_flag") for one in found] == [True, True, None]
    assert found[0].matters == ("owner_number", "support_flag")
    assert rows[0].row == {"fiscal_year": "2025", "owner_number": "A"}


def test_where_nobody_placed_is_the_person_a_row_that_protects_is_added() -> None:
    found = protect(trial_of("fixed_asset_tax"), [owner("B")], "A")

    assert found[0] == owner("B")
    added = [one.row for one in found if one.row.get("owner_number") == "A"]
    assert [row["support_flag"] for row in added] == [True]


def test_where_measures_are_rows_of_their_own_one_is_added_and_none_is_changed() -> None:
    person = "123456789012345"
    measure = Placed("child_allowance", "support_measures", {"atena_number": person})

    found = protect(trial_of("child_allowance"), [measure], person)

    measures = [one for one in found if one.group == "support_measures"]
    assert measures[0] == measure
    assert measures[1].row["atena_number"] == person
    assert str(measures[1].row["from_date"]) < DAY.isoformat()


def test_a_group_and_its_mark_may_be_named_where_the_domain_names_none() -> None:
    domain = "corporate_resident_tax"
    own = Placed(domain, "corporations", {"management_number": "M1", "history_no": 1})
    marks = {"representative_support_flag": True}

    found = protect(
        trial_of(domain),
        [own],
        "M1",
        group="corporations",
        subject="management_number",
        active=marks,
    )

    assert [one.row for one in found] == [{**own.row, **marks}]


def test_where_nothing_can_protect_the_rows_stay_as_they_are() -> None:
    assert protect(trial_of("corporate_resident_tax"), [owner("A")], "A") == [owner("A")]
