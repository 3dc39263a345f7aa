import datetime as dt
from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.health_management import (
    child_vaccine_window,
    dptipv_lower_age_change,
    elderly_annual_vaccine,
    elderly_pneumococcal,
    hib_pcv_start_age,
    hpv_catch_up,
    je_special_cohort,
    long_term_care_special,
    mr_extension_2025,
    zoster_eligibility,
)
from conformance.rules.registry import parameters_from

WINDOWS = parameters_from(
    [
        {
            "from": "2024-04-01",
            "months": {"PCV": [2, 60], "VAR": [12, 36], "MR1": [12, 24], "JE1": [6, 90]},
            "years": {"JE2": [9, 13]},
            "until_one_year": ["HEPB", "BCG"],
            "weeks": {"ROTA1": [6, 24], "ROTA5": [6, 32]},
            "born_from": dict.fromkeys(
                ["PCV", "VAR", "MR1", "MR2", "JE1", "JE2", "HEPB", "BCG", "HPV"], "2005-01-01"
            )
            | dict.fromkeys(["ROTA1", "ROTA5"], "2020-08-01"),
        }
    ]
)
BIRTHS = st.dates(date(2005, 1, 1), date(2028, 12, 31))
VACCINES = st.sampled_from(["PCV", "VAR", "MR1", "JE1", "JE2", "HEPB", "ROTA5", "MR2", "HPV"])
Day = dt.date


def window(vaccine: str, birth: Day) -> child_vaccine_window.Output:
    made = child_vaccine_window.Given(vaccine, birth)
    return child_vaccine_window.child_vaccine_window(made, WINDOWS, Why())


@given(vaccine=VACCINES, birth=BIRTHS)
def test_who_is_born_a_day_later_is_never_concerned_earlier(vaccine: str, birth: Day) -> None:
    birth = max(birth, date(2020, 8, 1)) if vaccine == "ROTA5" else birth
    first, second = window(vaccine, birth), window(vaccine, birth + timedelta(days=1))

    assert birth <= first.first_day < first.last_day
    assert first.first_day <= second.first_day
    assert first.last_day <= second.last_day


@given(birth=BIRTHS)
def test_the_year_before_school_is_one_whole_fiscal_year(birth: Day) -> None:
    made = window("MR2", birth)

    assert (made.first_day.month, made.first_day.day) == (4, 1)
    assert (made.last_day.month, made.last_day.day) == (3, 31)
    assert made.last_day.year == made.first_day.year + 1


def test_born_on_the_thirty_first_of_august_an_infant_reaches_six_months_on_a_month_end() -> None:
    assert window("JE1", date(2023, 8, 31)).first_day == date(2024, 2, 29)
    assert window("JE1", date(2024, 8, 31)).first_day == date(2025, 2, 28)


def test_who_was_born_before_the_vaccination_was_a_routine_one_is_out_of_scope() -> None:
    assert window("ROTA5", date(2020, 8, 1)).first_day == date(2020, 9, 12)
    with pytest.raises(OutOfScopeError, match="birth_date"):
        window("ROTA5", date(2020, 7, 31))


def test_vaccinations_of_the_elderly_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="FLU"):
        window("FLU", date(2020, 1, 1))


def test_the_amendment_of_april_2023_does_not_reach_back() -> None:
    law = parameters_from(
        [
            {"from": "2012-11-01", "lower_months": 3, "upper_months": 90},
            {"from": "2023-04-01", "lower_months": 2, "upper_months": 90},
        ]
    )
    made = [
        dptipv_lower_age_change.dptipv_lower_age_change(
            dptipv_lower_age_change.Given(date(2023, 2, 1), day), law, Why()
        )
        for day in (date(2023, 3, 31), date(2023, 4, 1))
    ]

    # Two months are reached on 31 March, while three are still asked for.
    assert [(each.lower_months, each.eligible) for each in made] == [(3, False), (2, True)]


STARTS = parameters_from([{"from": "2013-04-01", "months": [2, 7, 12, 24, 60]}])


@given(
    birth=st.dates(date(2013, 2, 2), date(2028, 12, 31)),
    after=st.integers(0, 2000),
    vaccine=st.sampled_from(["HIB", "PCV"]),
)
def test_who_begins_later_never_needs_more_doses(
    birth: Day, after: int, vaccine: Literal["HIB", "PCV"]
) -> None:
    begins = window("PCV", birth).first_day + timedelta(days=after)
    first, later = (
        hib_pcv_start_age.hib_pcv_start_age(
            hib_pcv_start_age.Given(vaccine, birth, day), STARTS, Why()
        )
        for day in (begins, begins + timedelta(days=1))
    )

    assert first.primary_doses + first.booster_doses >= later.primary_doses + later.booster_doses


def test_the_second_birthday_ends_the_two_doses_of_pneumococcal_vaccine() -> None:
    days = [date(2027, 1, 14), date(2027, 1, 15), date(2030, 1, 14), date(2030, 1, 15)]
    made = [
        hib_pcv_start_age.hib_pcv_start_age(
            hib_pcv_start_age.Given("PCV", date(2025, 1, 15), day), STARTS, Why()
        ).primary_doses
        for day in days
    ]

    assert made == [2, 1, 1, 0]


ZOSTER = parameters_from(
    [
        {
            "from": "2025-04-01",
            "to": "2030-03-31",
            "regular_age": 65,
            "transitional_ages": [70, 75, 80, 85, 90, 95, 100],
            "over_100_fy": 2025,
        }
    ]
)


def zoster(birth: Day, year: int) -> str:
    made = zoster_eligibility.Given(birth, year, vaccinated_before=False)
    return zoster_eligibility.zoster_eligibility(made, ZOSTER, Why()).kind


@given(birth=st.dates(date(1926, 4, 2), date(1965, 4, 1)))
def test_everybody_from_65_to_100_has_one_chance_in_five_years(birth: Day) -> None:
    kinds = [zoster(birth, year) for year in range(2025, 2030)]

    assert kinds.count("none") == 4


def test_other_fiscal_years_are_out_of_scope() -> None:
    for year in (2024, 2030):
        with pytest.raises(OutOfScopeError, match="regular_age"):
            zoster(date(1960, 5, 5), year)


PNEUMOCOCCAL = parameters_from(
    [
        {"from": "2024-04-01", "product": "PPSV23", "age": 65},
        {"from": "2026-04-01", "product": "PCV20"},
    ]
)


def pneumococcal(birth: Day, day: Day) -> elderly_pneumococcal.Output:
    made = elderly_pneumococcal.Given(birth, day, vaccinated_before=False)
    return elderly_pneumococcal.elderly_pneumococcal(made, PNEUMOCOCCAL, Why())


def test_born_on_a_leap_day_the_year_of_65_ends_on_28_february() -> None:
    days = [date(2025, 2, 27), date(2025, 2, 28), date(2026, 2, 28), date(2026, 3, 1)]

    assert [pneumococcal(date(1960, 2, 29), day).eligible for day in days] == [
        False,
        True,
        True,
        False,
    ]


def test_the_vaccine_changes_in_april_2026() -> None:
    days = [date(2026, 3, 31), date(2026, 4, 1)]

    assert [pneumococcal(date(1960, 12, 1), day).product for day in days] == ["PPSV23", "PCV20"]


SPECIAL = parameters_from(
    [
        {
            "from": "2013-01-30",
            "years": 2,
            "years_elderly": 1,
            "elderly": ["PPSV", "ZOSTER"],
            "never": ["ROTA1", "ROTA5", "FLU", "COVID"],
            "age_caps": {"BCG": 4, "PCV": 6, "HIB": 10},
            "window_months": {"BCG": 12, "PCV": 60, "JE1": 90, "PPSV": 792},
            "born_from": {
                "BCG": "2013-04-01",
                "PCV": "2013-04-01",
                "JE1": "2009-10-02",
                "PPSV": "1958-04-02",
            },
        }
    ]
)


def special(vaccine: str, birth: Day, ended: Day) -> long_term_care_special.Output:
    made = long_term_care_special.Given(vaccine, birth, ended)
    return long_term_care_special.long_term_care_special(made, SPECIAL, Why())


@given(
    birth=st.dates(date(2013, 4, 1), date(2028, 12, 31)),
    after=st.integers(2800, 5000),
    vaccine=st.sampled_from(["BCG", "PCV", "JE1"]),
)
def test_a_deadline_never_lies_before_the_end_of_the_cause(
    birth: Day, after: int, vaccine: str
) -> None:
    ended = birth + timedelta(days=after)
    made = special(vaccine, birth, ended)

    assert made.applicable == (made.deadline is not None)
    assert made.deadline is None or made.deadline >= ended


def test_two_years_from_a_leap_day_end_on_28_february() -> None:
    assert special("JE1", date(2016, 1, 1), date(2024, 2, 29)).deadline == date(2026, 2, 28)


def test_who_was_still_or_not_yet_to_be_vaccinated_has_no_exception() -> None:
    until = date(2024, 5, 4)  # two to five years: until the day before the fifth birthday
    assert special("PCV", date(2019, 5, 5), until + timedelta(days=1)).applicable
    for vaccine, birth in (("PCV", date(2019, 5, 5)), ("PPSV", date(2019, 5, 5))):
        with pytest.raises(OutOfScopeError, match="cause_end_date"):
            special(vaccine, birth, until)
    with pytest.raises(OutOfScopeError, match="birth_date"):
        special("PPSV", date(1958, 4, 1), date(2025, 4, 1))


def test_the_age_itself_is_the_last_day() -> None:
    reached = date(2026, 5, 4)

    assert special("BCG", date(2022, 5, 5), reached).deadline == reached
    assert not special("BCG", date(2022, 5, 5), date(2026, 5, 5)).applicable


EXTENSION = parameters_from(
    [
        {
            "from": "2025-04-01",
            "to": "2027-03-31",
            "cohort_mr1": ["2022-04-02", "2023-04-01"],
            "cohort_mr2": ["2018-04-02", "2019-04-01"],
        }
    ]
)


def extended(vaccine: Literal["MR1", "MR2"], birth: Day, day: Day) -> str:
    made = mr_extension_2025.Given(vaccine, birth, day, supply_reason=True)
    return mr_extension_2025.mr_extension_2025(made, EXTENSION, Why()).basis


def test_the_extension_concerns_the_first_and_the_last_of_its_births() -> None:
    births = [date(2022, 4, 1), date(2022, 4, 2), date(2023, 4, 1), date(2023, 4, 2)]
    made = [extended("MR1", birth, date(2025, 6, 1)) for birth in births]

    assert made == ["none", "extension", "extension", "none"]


@given(birth=st.dates(date(2016, 1, 1), date(2026, 1, 1)), after=st.integers(0, 3000))
def test_nobody_is_too_young_for_an_extension(birth: Day, after: int) -> None:
    day = birth + timedelta(days=after)
    if extended("MR2", birth, day) == "extension":
        assert day > window("MR2", birth).last_day


CATCH_UP = parameters_from(
    [
        {"from": "2022-04-01", "to": "2025-03-31", "cohort": ["1997-04-02", "2008-04-01"]},
        {
            "from": "2025-04-01",
            "to": "2026-03-31",
            "cohort": ["1997-04-02", "2009-04-01"],
            "requires_dose": True,
        },
    ]
)


def catch_up(birth: Day, day: Day, *, dose: bool = True) -> str:
    made = hpv_catch_up.Given(birth, "2", day, dose)
    return hpv_catch_up.hpv_catch_up(made, CATCH_UP, Why()).basis


def test_a_year_of_birth_in_the_ordinary_age_needs_no_exception() -> None:
    # Born on 1 April 2009: sixteen in the fiscal year 2024, whose last day is 31 March 2025.
    assert catch_up(date(2009, 4, 1), date(2025, 3, 31)) == "ordinary"
    assert catch_up(date(2009, 4, 1), date(2025, 4, 1)) == "transitional"
    assert catch_up(date(2009, 4, 2), date(2025, 4, 1)) == "ordinary"


@given(birth=st.dates(date(1990, 1, 1), date(2012, 1, 1)))
def test_nothing_is_left_of_the_catch_up_from_april_2026(birth: Day) -> None:
    assert catch_up(birth, date(2026, 4, 1)) in {"ordinary", "none"}


JE = parameters_from(
    [
        {
            "from": "2013-04-01",
            "cohort": ["1995-04-02", "2007-04-01"],
            "age_from": 4,
            "age_under": 20,
            "total_doses": 4,
            "fourth_dose_age": 9,
        }
    ]
)


def test_the_fourth_dose_alone_is_out_of_scope_before_nine() -> None:
    def left(day: Day, done: int) -> int:
        made = je_special_cohort.Given(date(2005, 7, 7), day, done)
        return je_special_cohort.je_special_cohort(made, JE, Why()).remaining

    assert [left(date(2014, 7, 6), 3), left(date(2014, 7, 5), 2)] == [1, 2]
    with pytest.raises(OutOfScopeError):
        left(date(2014, 7, 5), 3)


@given(done=st.integers(0, 6), day=st.dates(date(2014, 7, 6), date(2030, 1, 1)))
def test_a_missed_dose_is_left_exactly_while_somebody_is_concerned(done: int, day: Day) -> None:
    made = je_special_cohort.je_special_cohort(
        je_special_cohort.Given(date(2005, 7, 7), day, done), JE, Why()
    )

    assert made.eligible == (done < 4 and day <= date(2025, 7, 6))
    assert made.remaining == (4 - done if made.eligible else 0)


ANNUAL = parameters_from(
    [
        {"from": "2001-11-07", "vaccines": ["FLU"], "age": 65, "age_with_disability": 60},
        {"from": "2024-04-01", "vaccines": ["FLU", "COVID"], "covid_season": ["10-01", "03-31"]},
    ]
)


@given(
    day=st.dates(date(2001, 11, 7), date(2030, 1, 1)),
    birth=st.dates(date(1930, 1, 1), date(1975, 1, 1)),
    severe=st.booleans(),
)
def test_a_disability_never_takes_the_vaccine_away(day: Day, birth: Day, severe: bool) -> None:
    made = elderly_annual_vaccine.elderly_annual_vaccine(
        elderly_annual_vaccine.Given(
            "FLU", birth, day, severe_disability=severe, received_this_season=False
        ),
        ANNUAL,
        Why(),
    )
    without = elderly_annual_vaccine.elderly_annual_vaccine(
        elderly_annual_vaccine.Given(
            "FLU", birth, day, severe_disability=False, received_this_season=False
        ),
        ANNUAL,
        Why(),
    )

    assert made.eligible >= without.eligible
    assert without.kind in {"age65", "none"}


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (Day(2024, 3, 31), "none"),  # the last day of the extraordinary vaccination
        (Day(2025, 9, 30), "none"),
        (Day(2025, 10, 1), "age65"),
        (Day(2026, 3, 31), "age65"),
        (Day(2026, 4, 1), "none"),
    ],
)
def test_covid_19_is_a_routine_vaccination_from_october_to_march_alone(day: Day, kind: str) -> None:
    made = elderly_annual_vaccine.Given(
        "COVID", Day(1950, 1, 1), day, severe_disability=False, received_this_season=False
    )

    assert elderly_annual_vaccine.elderly_annual_vaccine(made, ANNUAL, Why()).kind == kind
