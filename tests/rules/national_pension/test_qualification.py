"""The qualification: days, categories of months, months, voluntary insurance."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import Json, OutOfScopeError, Parameters
from conformance.rules.registry import load_domain, parameters_from
from conformance.values.year_month import YearMonth

DOMAIN = "national_pension"
SPEC, RULES = load(DOMAIN), load_domain(DOMAIN)  # now: reading takes longer than a property may


@cache
def law(key: str) -> Parameters:
    return parameters_from(SPEC.rules[key].parameters)


def got(key: str, facts: Mapping[str, object]) -> dict[str, Json]:
    return RULES[key].derive(facts, law(key)).as_json()


BIRTHS = st.dates(date(1950, 1, 1), date(2005, 3, 31))
DAYS = st.dates(date(2020, 4, 1), date(2035, 12, 31))
CATEGORIES = st.sampled_from(["1", "2", "3", "none"])
CAUSES = [
    "age20",
    "retired",
    "death",
    "move_abroad",
    "age60",
    "exclusion_old_age_benefit",
    "exclusion_special_status",
    "voluntary_480",
]


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("age20-acquisition", {"birth_date": date(1971, 4, 1)}),
        ("age60-loss", {"birth_date": date(1926, 4, 1)}),
        ("category-of-month", {"month": "1986-03", "category_before_month": "1", "events": []}),
        ("insured-months", {"periods": [], "from_month": "1986-03", "to_month": "1986-05"}),
        ("statutory-exemption", {"started_on": date(1986, 3, 31), "ended_on": None}),
    ],
)
def test_times_before_the_classes_of_today_are_out_of_scope(
    key: str, facts: dict[str, object]
) -> None:
    with pytest.raises(OutOfScopeError, match="expected a day on or after"):
        got(key, facts)


@given(birth=BIRTHS.filter(lambda born: born > date(1971, 4, 1)))
def test_forty_years_of_premiums_lie_between_20_and_60(birth: date) -> None:
    first = got("age20-acquisition", {"birth_date": birth})["first_premium_month"]
    last = got("age60-loss", {"birth_date": birth})["last_premium_month"]

    assert YearMonth.parse(str(first)).months_until(YearMonth.parse(str(last))) + 1 == 480


def effect(cause: str, day: date, *, same_day: bool = False) -> dict[str, Json]:
    facts = {"cause": cause, "event_date": day, "same_day_other_category": same_day}
    return got("acquisition-and-loss-date", facts)


@given(cause=st.sampled_from(CAUSES), day=DAYS)
def test_an_effect_is_on_the_day_or_the_next(cause: str, day: date) -> None:
    later = cause in {"retired", "death", "move_abroad", "exclusion_special_status"}

    assert effect(cause, day)["effective_on"] == str(day + timedelta(days=later))


def test_another_category_on_the_day_belongs_to_moving_abroad_alone() -> None:
    with pytest.raises(OutOfScopeError, match="same_day_other_category"):
        effect("death", date(2026, 6, 30), same_day=True)


def month_of(before: str, *events: tuple[int, str]) -> Json:
    changes = [{"date": date(2026, 6, day), "category": category} for day, category in events]
    facts = {"month": "2026-06", "category_before_month": before, "events": changes}
    return got("category-of-month", facts)["category"]


def test_a_period_gained_and_lost_counts_with_its_last_category() -> None:
    assert month_of("none", (5, "1"), (10, "2"), (25, "none")) == "2"
    assert month_of("1", (5, "2"), (25, "none")) == "none"
    assert month_of("none", (5, "1"), (5, "none")) == "1"


def test_the_last_of_two_losses_decides() -> None:
    assert month_of("none", (2, "1"), (4, "none"), (9, "3"), (20, "none")) == "3"
    assert month_of("none", (2, "1"), (4, "none"), (9, "none")) == "1"


@given(before=CATEGORIES, after=CATEGORIES, day=st.integers(1, 30))
def test_an_insured_month_end_decides_for_the_month(before: str, after: str, day: int) -> None:
    assert month_of(before, (day, after)) == after


def test_changes_of_another_month_or_out_of_order_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="events"):
        month_of("1", (20, "none"), (5, "1"))
    facts = {"month": "2026-06", "category_before_month": "1"}
    with pytest.raises(OutOfScopeError, match="events"):
        got("category-of-month", {**facts, "events": [{"date": "2026-07-01", "category": "2"}]})


def months(first: str, last: str, *periods: tuple[date, date | None]) -> Json:
    stated = [{"acquired_on": gained, "lost_on": lost} for gained, lost in periods]
    return got("insured-months", {"periods": stated, "from_month": first, "to_month": last})[
        "months"
    ]


@given(gained=DAYS, stayed=st.integers(0, 3000), again=st.integers(0, 40))
def test_stating_a_period_twice_counts_it_once(gained: date, stayed: int, again: int) -> None:
    period = (gained, gained + timedelta(days=stayed))
    shorter = (gained, gained + timedelta(days=max(0, stayed - again)))
    whole = months("2004-01", "2050-12", period)

    assert months("2004-01", "2050-12", period, shorter) == whole
    assert int(str(whole)) >= 1


def test_a_range_before_the_period_has_no_months() -> None:
    assert months("2020-04", "2021-03", (date(2026, 6, 5), None)) == 0
    assert months("2020-04", "2021-03", (date(2010, 6, 5), date(2020, 4, 30))) == 0


def test_a_loss_before_its_acquisition_and_a_range_reversed_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="lost_on"):
        months("2026-04", "2027-03", (date(2026, 6, 5), date(2026, 6, 4)))
    with pytest.raises(OutOfScopeError, match="to_month"):
        months("2026-04", "2026-03")


def voluntary(birth: str, on: str, **facts: object) -> Json:
    usual: dict[str, object] = {
        "birth_date": birth,
        "on_date": on,
        "domestic": True,
        "japanese": True,
        "paid_months": 0,
        "qualified": False,
        "receiving_old_age": False,
        "category2": False,
        "category3": False,
    }
    return got("voluntary-enrollment", usual | facts)["kind"]


def test_ages_turn_on_the_day_before_the_birthday() -> None:
    assert voluntary("1961-05-02", "2026-04-30") == "domestic60_64"
    assert voluntary("1961-05-02", "2026-05-01") == "special65_69"
    assert voluntary("1961-05-02", "2031-04-30") == "special65_69"
    assert voluntary("1961-05-02", "2031-05-01") == "none"


def test_the_reform_of_june_2025_moved_the_cut_off() -> None:
    assert voluntary("1965-04-02", "2030-04-01") == "special65_69"
    assert voluntary("1975-04-02", "2040-04-01") == "none"


def test_480_months_close_it_below_65_and_not_above() -> None:
    assert voluntary("1990-01-01", "2026-05-01", domestic=False, paid_months=480) == "none"
    assert voluntary("1961-05-02", "2026-05-01", paid_months=480) == "special65_69"


@given(birth=BIRTHS, on=DAYS, domestic=st.booleans(), japanese=st.booleans())
def test_a_pension_or_another_category_closes_every_kind(
    birth: date, on: date, *, domestic: bool, japanese: bool
) -> None:
    where = {"domestic": domestic, "japanese": japanese}
    for reason in ("receiving_old_age", "category2", "category3"):
        assert voluntary(str(birth), str(on), **where, **{reason: True}) == "none"


def ends(kind: str, cause: str, *, anew: bool = False) -> str:
    day = "2026-06-30"
    facts = {"kind": kind, "cause": cause, "event_on": day, "insured_anew_same_day": anew}
    return str(got("voluntary-loss-date", facts)["lost_on"])


SAME, NEXT = "2026-06-30", "2026-07-01"


@pytest.mark.parametrize("kind", ["receiving_under60", "domestic60_64", "overseas20_64"])
@pytest.mark.parametrize("anew", [False, True])
def test_what_paragraph_5_names_ends_every_kind_on_the_same_day(kind: str, anew: bool) -> None:
    causes = ("age65", "category2_start", "withdrawn", "months_480")

    assert {ends(kind, cause, anew=anew) for cause in causes} == {SAME}
    assert ends(kind, "death", anew=anew) == NEXT


def test_at_home_only_a_move_abroad_is_brought_forward_by_new_insurance() -> None:
    for kind in ("receiving_under60", "domestic60_64"):
        assert ends(kind, "domicile_lost") == NEXT
        assert ends(kind, "domicile_lost", anew=True) == SAME
        assert ends(kind, "arrears", anew=True) == ends(kind, "exclusion", anew=True) == NEXT
    assert ends("receiving_under60", "benefit_lost") == SAME
    assert ends("receiving_under60", "dependent_spouse") == SAME


def test_abroad_too_a_dependent_spouse_is_insured_anew_on_the_very_day() -> None:
    assert ends("overseas20_64", "dependent_spouse") == SAME
    assert ends("overseas20_64", "dependent_spouse", anew=True) == SAME


@pytest.mark.parametrize("cause", ["domicile_gained", "nationality_lost", "arrears"])
def test_abroad_every_cause_is_brought_forward_by_new_insurance(cause: str) -> None:
    assert ends("overseas20_64", cause) == NEXT
    assert ends("overseas20_64", cause, anew=True) == SAME


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        ("overseas20_64", "domicile_lost"),
        ("overseas20_64", "exclusion"),
        ("domestic60_64", "benefit_lost"),
        ("domestic60_64", "dependent_spouse"),
        ("receiving_under60", "domicile_gained"),
    ],
)
def test_a_cause_that_the_kind_does_not_know_is_out_of_scope(kind: str, cause: str) -> None:
    with pytest.raises(OutOfScopeError, match="cause"):
        ends(kind, cause)
