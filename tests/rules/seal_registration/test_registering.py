from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.ages import birthday
from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.seal_registration import inquiry_reply_deadline as deadline_rule
from conformance.rules.seal_registration import one_seal_per_person as one_rule
from conformance.rules.seal_registration import registrant_eligibility as eligible_rule
from conformance.rules.seal_registration import registration_method as method_rule
from conformance.rules.seal_registration import seal_size_acceptable as size_rule

FROM_FIFTEEN = Parameters((ParameterPeriod(date(1974, 2, 1), None, {"min_age": 15}),))
SQUARES = Parameters(
    (ParameterPeriod(None, None, {"min_exclusive_mm": 8, "max_inclusive_mm": 25}),)
)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
Counting = Literal["birthday", "day_before"]


def eligible(birth: date, on: date, counting: Counting) -> eligible_rule.Output:
    made = eligible_rule.Given(birth, on, True, True, counting)  # noqa: FBT003 - resident, capable
    return eligible_rule.registrant_eligibility(made, FROM_FIFTEEN, Why())


@given(birth=DAYS)
def test_the_fifteenth_birthday_always_counts_and_the_day_before_by_choice(birth: date) -> None:
    day = birthday(birth, 15)

    assert eligible(birth, day, "birthday").eligible
    assert eligible(birth, day - timedelta(days=1), "birthday").reason == "under_15"
    assert eligible(birth, day - timedelta(days=1), "day_before").eligible
    assert not eligible(birth, day - timedelta(days=2), "day_before").eligible


def test_an_application_before_the_birth_is_decided_by_nobody() -> None:
    with pytest.raises(OutOfScopeError):
        eligible(date(2020, 1, 1), date(2019, 12, 31), "birthday")


def test_the_first_reason_is_residence_then_age_then_capacity() -> None:
    child = eligible_rule.Given(
        date(2020, 1, 1),
        date(2025, 1, 1),
        in_resident_register=False,
        has_capacity=False,
        age_counting="birthday",
    )

    made = eligible_rule.registrant_eligibility(child, FROM_FIFTEEN, Why())

    assert made.reason == "not_resident"


@given(
    width=st.decimals(0, 40, places=1),
    height=st.decimals(0, 40, places=1),
    deformable=st.booleans(),
    clear=st.booleans(),
)
def test_turning_a_seal_by_a_quarter_changes_nothing(
    width: Decimal, height: Decimal, *, deformable: bool, clear: bool
) -> None:
    made, turned = (
        size_rule.seal_size_acceptable(
            size_rule.Given(one, other, deformable, clear), SQUARES, Why()
        )
        for one, other in ((width, height), (height, width))
    )

    assert made == turned
    assert made.acceptable == (8 < max(width, height) <= 25 and not deformable and clear)


def test_a_tenth_of_a_millimetre_decides_on_either_side() -> None:
    sides = ("8", "8.1", "25", "25.1")
    made = [
        size_rule.seal_size_acceptable(
            size_rule.Given(Decimal(side), Decimal(1), deformable=True, clear=False),
            SQUARES,
            Why(),
        ).reasons
        for side in sides
    ]

    rest = ("deformable", "unclear")
    assert made == [("too_small", *rest), rest, rest, ("too_large", *rest)]


@given(states=st.lists(st.sampled_from(["1", "2", "3", "9"]), max_size=4), data=st.data())
def test_the_order_of_registrations_plays_no_part(
    states: list[one_rule.Status], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(states))
    first, second = (
        one_rule.one_seal_per_person(
            one_rule.Given(tuple(order), same_seal_registered_by_other=True), Parameters(), Why()
        )
        for order in (states, shuffled)
    )

    assert first == second
    assert not first.acceptable


def test_an_erased_registration_beside_one_in_force_does_not_free_the_person() -> None:
    given = one_rule.Given(("9", "1", "3"), same_seal_registered_by_other=False)

    assert one_rule.one_seal_per_person(given, Parameters(), Why()).reason == "already_registered"


def due(sent: date, days: int, *closed: date, extend: bool = True) -> date:
    given = deadline_rule.Given(sent, days, closed, extend, None)
    return deadline_rule.inquiry_reply_deadline(given, Parameters(), Why()).due_date


@given(sent=DAYS, days=st.integers(1, 60), closed=st.frozensets(DAYS, max_size=8))
def test_a_deadline_is_an_open_day_and_never_before_the_counted_day(
    sent: date, days: int, closed: frozenset[date]
) -> None:
    made = due(sent, days, *closed)

    assert made >= sent + timedelta(days=days)
    assert made.weekday() < 5
    assert made not in closed
    assert due(sent, days, *closed, extend=False) == sent + timedelta(days=days)


@given(sent=DAYS, days=st.integers(1, 60), late=st.integers(-10, 10))
def test_an_answer_counts_up_to_the_last_day(sent: date, days: int, late: int) -> None:
    last = due(sent, days)
    replied = max(sent, last + timedelta(days=late))
    given = deadline_rule.Given(sent, days, (), holiday_extension=True, replied_date=replied)

    made = deadline_rule.inquiry_reply_deadline(given, Parameters(), Why())

    assert made.accepted == (replied <= last)


@pytest.mark.parametrize(("extend", "said"), [(True, "が及ぶので"), (False, "が及ばないので")])
def test_the_derivation_says_whether_closed_days_move_the_deadline(extend: bool, said: str) -> None:
    why, given = Why(), deadline_rule.Given(date(2025, 4, 1), 14, (), extend, None)
    deadline_rule.inquiry_reply_deadline(given, Parameters(), why)
    assert why.steps[-1].ja == f"休日の特例{said}、回答期限は2025-04-15。"


def test_an_answer_before_the_inquiry_or_no_days_at_all_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        due(date(2025, 4, 1), 0)
    early = deadline_rule.Given(
        date(2025, 4, 1), 14, (), holiday_extension=True, replied_date=date(2025, 3, 31)
    )
    with pytest.raises(OutOfScopeError):
        deadline_rule.inquiry_reply_deadline(early, Parameters(), Why())


@given(flags=st.tuples(*[st.booleans()] * 5), applicant=st.sampled_from(["self", "agent"]))
def test_only_a_person_who_comes_is_registered_the_same_day(
    flags: tuple[bool, bool, bool, bool, bool], applicant: Literal["self", "agent"]
) -> None:
    made = method_rule.registration_method(
        method_rule.Given(applicant, *flags), Parameters(), Why()
    )

    assert made.same_day == (made.method in {"immediate", "guarantor"})
    assert applicant == "self" or not made.same_day


def test_a_representative_does_not_replace_the_identity_of_an_adult_ward() -> None:
    ward = method_rule.Given(
        "self",
        photo_id=False,
        guarantor=False,
        guarantor_allowed=True,
        adult_ward=True,
        legal_representative_present=True,
    )

    assert method_rule.registration_method(ward, Parameters(), Why()).method == "inquiry"
