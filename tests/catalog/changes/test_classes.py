from datetime import date

import pytest

from conformance.catalog.changes.classes import class_change
from conformance.catalog.models.levels import Clause

DAY = date(2026, 4, 1)


def clause(level, **conditions):
    return Clause.model_validate({"is": level, **conditions})


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("optional", "required", "class-raised"),
        ("prohibited", "required", "class-raised"),
        ("required", "optional", "class-lowered"),
        ("prohibited", "optional", "class-lowered"),
        ("optional", "prohibited", "class-prohibited"),
        ("required", "prohibited", "class-prohibited"),
    ],
)
def test_a_class_is_raised_or_lowered_for_everybody(old, new, kind):
    assert class_change(old, new, "2.0") == (kind, "")


def test_it_is_raised_from_a_day_for_one_kind_of_municipality():
    new = (
        clause("required", city=("designated_city",), **{"from": DAY}),
        clause("optional"),
    )
    assert class_change("optional", new, "2.0") == (
        "class-raised",
        "designated_city 2026-04-01..",
    )


def test_what_some_must_do_more_outweighs_what_others_need_not():
    old = (clause("required", city=("general_city",)), clause("optional"))
    new = (clause("required", city=("core_city",)), clause("optional"))
    assert class_change(old, new, "2.0") == ("class-raised", "core_city")


def test_the_same_class_in_other_words_is_neither():
    new = (clause("required", city=("general_city",)), clause("required"))
    assert class_change("required", new, "2.0") == ("class-conditions-changed", "")


def test_an_option_is_taken_into_account():
    new = (clause("required", option="insurance_tax"), clause("optional"))
    assert class_change("optional", new, "2.0") == ("class-raised", "option insurance_tax")
