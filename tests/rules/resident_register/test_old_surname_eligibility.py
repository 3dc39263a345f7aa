from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.rules.resident_register.old_surname_eligibility import (
    Given,
    old_surname_eligibility,
)

LAW = parameters_from(
    [
        {"from": "2019-11-05", "kana_required": False},
        {"from": "2025-05-26", "kana_required": True},
    ]
)
ENTRY = Given(
    resident_type="japanese",
    filed_on=date(2025, 6, 2),
    request="entry",
    surnames=("佐藤", "鈴木", "高橋"),
    recorded=None,
    changed_since_recorded=False,
    surnames_at_deletion=None,
    requested="佐藤",
    kana_given=True,
)
CHANGE = replace(
    ENTRY, request="change", recorded="佐藤", changed_since_recorded=True, requested="鈴木"
)


def accepted(facts: Given) -> bool:
    return old_surname_eligibility(facts, LAW, Why()).acceptable


def test_the_reading_is_needed_from_the_first_day_of_the_amendment() -> None:
    without = replace(ENTRY, kana_given=False)

    assert accepted(replace(without, filed_on=date(2025, 5, 25)))
    assert not accepted(replace(without, filed_on=date(2025, 5, 26)))
    assert not accepted(replace(CHANGE, kana_given=False))


@pytest.mark.parametrize(
    ("requested", "expected"), [("鈴木", True), ("高橋", False), ("田中", False)]
)
def test_a_first_entry_is_any_surname_borne_before_the_present_one(
    requested: str, expected: bool
) -> None:
    assert accepted(replace(ENTRY, requested=requested)) is expected


def test_a_second_surname_beside_a_recorded_one_is_not_entered() -> None:
    assert not accepted(replace(ENTRY, recorded="鈴木"))


def test_the_present_surname_is_not_a_former_one() -> None:
    assert not accepted(replace(ENTRY, requested=ENTRY.surnames[-1]))


@given(st.integers(1, 3), st.sampled_from(["佐藤", "鈴木", "高橋"]))
def test_after_a_deletion_only_what_became_former_since_is_entered(at: int, requested: str) -> None:
    facts = replace(ENTRY, surnames_at_deletion=at, requested=requested)

    assert accepted(facts) == (requested in facts.surnames[at - 1 : 2])


@pytest.mark.parametrize(
    "facts",
    [
        replace(CHANGE, changed_since_recorded=False),
        replace(CHANGE, recorded=None),
        replace(CHANGE, recorded="鈴木"),
        replace(CHANGE, requested="佐藤", recorded="鈴木"),
        replace(CHANGE, requested="高橋"),
        replace(CHANGE, surnames=("高橋",)),
        replace(CHANGE, requested=None),
    ],
)
def test_a_change_goes_only_to_the_surname_just_before_the_present_one(facts: Given) -> None:
    assert accepted(CHANGE)
    assert not accepted(facts)


def test_deleting_needs_a_recorded_surname_and_no_reading() -> None:
    deletion = replace(CHANGE, request="delete", requested=None, kana_given=False)

    assert accepted(deletion)
    assert not accepted(replace(deletion, recorded=None))


@pytest.mark.parametrize("facts", [ENTRY, CHANGE, replace(CHANGE, request="delete")])
def test_a_foreign_resident_is_refused_whatever_is_asked(facts: Given) -> None:
    assert not accepted(replace(facts, resident_type="foreign"))


@pytest.mark.parametrize(
    "facts",
    [
        replace(ENTRY, filed_on=date(2019, 11, 4)),
        replace(ENTRY, surnames=()),
        replace(ENTRY, surnames=("佐藤", "鈴木", "佐藤")),
        replace(CHANGE, surnames=("佐藤", "鈴木", "佐藤")),
        replace(ENTRY, surnames_at_deletion=0),
        replace(ENTRY, surnames_at_deletion=4),
    ],
)
def test_facts_that_cannot_be_are_out_of_scope(facts: Given) -> None:
    with pytest.raises(OutOfScopeError):
        accepted(facts)
