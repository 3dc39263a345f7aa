from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.health_management import (
    cancer_screening_target,
    hpv_test_next_step,
    milestone_screening_target,
)
from conformance.rules.registry import parameters_from

CANCER = parameters_from(
    [
        {
            "from": "2016-04-01",
            "stomach": [50, 2],
            "stomach_xray_min": 40,
            "colorectal": [40, 1],
            "lung": [40, 1],
            "breast": [40, 2],
            "cervical": [20, 2],
            "lung_sputum": [50, 1],
            "sputum_smoking_index": 600,
            "sputum_in_guideline": True,
        },
        {"from": "2024-04-01", "cervical_hpv": [30, 5]},
        {"from": "2026-04-01", "sputum_in_guideline": False},
    ]
)
METHODS = {"01": "12", "02": "21", "03": "31", "04": "41", "05": "51"}
BIRTHS = st.dates(date(1930, 1, 1), date(2010, 12, 31))


def cancer(
    kind: str,
    method: str,
    birth: date,
    *,
    sex: str = "2",
    last: int | None = None,
    basis: Literal["five_years", "milestone_age"] | None = None,
    smoked: int | None = None,
    year: int = 2025,
) -> cancer_screening_target.Output:
    made = cancer_screening_target.Given(kind, method, birth, sex, year, last, basis, smoked)
    return cancer_screening_target.cancer_screening_target(made, CANCER, Why())


@given(birth=BIRTHS, kind=st.sampled_from(["01", "02", "03", "04", "05"]))
def test_men_are_invited_as_women_are_but_for_two_screenings(birth: date, kind: str) -> None:
    woman, man = (cancer(kind, METHODS[kind], birth, sex=sex) for sex in ("2", "1"))

    assert man.fy_end_age == woman.fy_end_age
    assert man.reason == ("sex" if kind in {"04", "05"} else woman.reason)


@given(birth=BIRTHS, kind=st.sampled_from(["01", "04"]))
def test_who_was_screened_last_year_waits_a_year(birth: date, kind: str) -> None:
    free = cancer(kind, METHODS[kind], birth)

    assert cancer(kind, METHODS[kind], birth, last=2023) == free
    assert not cancer(kind, METHODS[kind], birth, last=2024).eligible


def test_sex_comes_before_age_and_age_before_the_interval() -> None:
    young = date(2004, 6, 1)

    assert cancer("04", "41", young, sex="1", last=2025).reason == "sex"
    assert cancer("04", "41", young, last=2025).reason == "age"


def test_the_x_ray_lowers_the_age_for_the_stomach_alone() -> None:
    birth = date(1980, 6, 1)

    assert cancer("01", "11", birth).eligible
    assert not cancer("01", "12", birth).eligible


@pytest.mark.parametrize(
    ("kind", "method"),
    [("01", "41"), ("02", "11"), ("03", "21"), ("04", "51"), ("05", "41"), ("01", "99")],
)
def test_a_method_of_another_screening_is_out_of_scope(kind: str, method: str) -> None:
    with pytest.raises(OutOfScopeError, match="method"):
        cancer(kind, method, date(1960, 6, 1))


def test_sputum_is_for_heavy_smokers_until_the_guideline_drops_it() -> None:
    birth, young = date(1970, 6, 1), date(1980, 6, 1)

    assert cancer("03", "32", birth, smoked=600).eligible
    assert cancer("03", "32", birth, smoked=599).reason == "smoking"
    assert cancer("03", "32", young, smoked=600).reason == "age"
    assert cancer("03", "32", birth, smoked=600, year=2026).reason == "method"
    assert cancer("03", "31", young, year=2026).eligible
    with pytest.raises(OutOfScopeError, match="smoking_index"):
        cancer("03", "32", birth)


@given(age=st.integers(30, 60))
def test_milestones_are_the_ages_divisible_by_five(age: int) -> None:
    made = cancer("05", "52", date(2025 - age, 7, 1), basis="milestone_age", last=2024)

    assert made.eligible == (age % 5 == 0)


@pytest.mark.parametrize(
    ("kind", "method", "last", "match"),
    [
        ("07", "52", None, "screening_kind"),
        ("05", "52", None, "hpv_basis"),
        ("02", "21", 2026, "last_screened_fy"),
    ],
)
def test_facts_that_do_not_decide_are_out_of_scope(
    kind: str, method: str, last: int | None, match: str
) -> None:
    with pytest.raises(OutOfScopeError, match=match):
        cancer(kind, method, date(1980, 6, 1), last=last)


def test_who_never_had_the_test_between_two_milestones_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="last_screened_fy"):
        cancer("05", "52", date(1988, 6, 1), basis="milestone_age")

    assert cancer("05", "52", date(1990, 6, 1), basis="milestone_age").eligible


AGES = parameters_from(
    [
        {
            "from": "2008-04-01",
            "periodontal": [40, 50, 60, 70],
            "osteoporosis": [40, 45, 50, 55, 60, 65, 70],
            "hepatitis_from": 40,
        },
        {"from": "2024-04-01", "periodontal": [20, 30, 40, 50, 60, 70]},
    ]
)


def milestone(
    kind: Literal["07", "08", "09"], birth: date, year: int, *, before: bool = False
) -> str:
    made = milestone_screening_target.Given(kind, birth, "2", year, before)
    return milestone_screening_target.milestone_screening_target(made, AGES, Why()).reason


@given(birth=BIRTHS, kind=st.sampled_from(["08", "09"]), before=st.booleans())
def test_an_earlier_screening_matters_for_hepatitis_alone(
    birth: date, kind: Literal["08", "09"], before: bool
) -> None:
    assert milestone(kind, birth, 2025, before=before) in {"age", "ok"}
    assert milestone("07", birth, 2025, before=before) == (
        "age" if birth > date(1986, 4, 1) else "already" if before else "ok"
    )


def test_born_on_1_april_or_the_day_after_is_a_year_apart() -> None:
    days = [date(1986, 4, 1), date(1986, 4, 2)]

    assert [milestone("09", day, 2025) for day in days] == ["ok", "age"]
    assert [milestone("09", day, 2026) for day in days] == ["age", "ok"]


NEXT = parameters_from(
    [{"from": "2024-04-01", "from_age": 30, "routine_years": 5, "follow_up_years": 1}]
)


def after(
    hpv: Literal["negative", "positive"],
    triage: Literal["NILM", "ASCUS_or_worse"] | None,
    age: int,
    basis: Literal["five_years", "milestone_age"],
) -> hpv_test_next_step.Output:
    made = hpv_test_next_step.Given(hpv, triage, 2026, age, basis)
    return hpv_test_next_step.hpv_test_next_step(made, NEXT, Why())


@given(age=st.integers(30, 80))
def test_the_next_milestone_lies_one_to_five_years_ahead(age: int) -> None:
    made = after("negative", None, age, "milestone_age")

    assert made.next_fy is not None
    assert 1 <= made.next_fy - 2026 <= 5
    assert (age + made.next_fy - 2026) % 5 == 0


def test_a_positive_test_without_triage_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="triage_cytology"):
        after("positive", None, 35, "five_years")


@pytest.mark.parametrize("basis", ["five_years", "milestone_age"])
def test_the_test_is_no_screening_below_thirty(
    basis: Literal["five_years", "milestone_age"],
) -> None:
    assert after("negative", None, 30, basis).next_fy == 2031
    with pytest.raises(OutOfScopeError, match="fy_end_age"):
        after("negative", None, 29, basis)
