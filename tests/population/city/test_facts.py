"""A fact about a person is the same wherever it is told, in the words of each code list."""

from __future__ import annotations

import pytest

from conformance.population.city.facts import fact_column
from conformance.population.city.rows import rows_of

RESIDENTS = ("resident_register", "residents")
CHILDREN = ("child_allowance", "children")


def told(columns, place, item):
    context = columns.context
    rows = rows_of(context.units, place, context.units.numbers[place], columns.most_rows(place))
    return rows, fact_column(context, place, context.plan(place).group.item(item), rows)


def test_a_row_tells_the_facts_of_its_person(columns):
    rows, names = told(columns, RESIDENTS, "name")
    assert names.equals(columns.context.units.people.fact("name", rows.unit), check_names=False)


def test_a_child_s_row_tells_the_child_s_name_and_not_the_payee_s(columns):
    rows, names = told(columns, CHILDREN, "name")
    assert names.equals(columns.context.units.people.fact("name", rows.unit), check_names=False)


@pytest.mark.parametrize(
    ("place", "item"),
    [
        (RESIDENTS, "sex"),
        (("late_elderly_medical_care", "insured_persons"), "sex"),
        (("family_register", "members"), "sex"),
        (("disability_welfare", "recipients"), "gender"),
    ],
)
def test_codes_say_what_the_fact_says_in_the_group_s_own_list(columns, place, item):
    rows, codes = told(columns, place, item)
    listed = columns.context.codes(place)[item].values
    facts = columns.context.units.people.fact("sex", rows.unit)
    words = {"male": "男", "female": "女"}
    assert [listed[code] for code in codes] == [words[fact] for fact in facts]


def test_an_item_of_any_key_tells_the_fact_that_its_japanese_name_says(columns):
    place = ("long_term_care_insurance", "insured_persons")
    rows, kana = told(columns, place, "kana")
    assert kana.equals(columns.context.units.people.fact("name_kana", rows.unit), check_names=False)


def test_who_has_left_was_there_in_earlier_rows(columns):
    rows, codes = told(columns, RESIDENTS, "resident_status")
    left = columns.context.units.people.fact("state", rows.unit) != "current"
    last = rows.step == rows.steps - 1
    assert set(codes.filter(left & last)) <= {"2", "3"}
    assert set(codes.filter(~(left & last))) == {"1"}


def test_an_item_that_tells_nothing_about_a_person_is_no_fact(columns):
    assert told(columns, RESIDENTS, "processed_on")[1] is None
