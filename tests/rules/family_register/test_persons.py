from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.ages import birthday
from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.family_register import bunseki_requirements as leave_rule
from conformance.rules.family_register import divorce_filing_custody as custody_rule
from conformance.rules.family_register import furigana_filer as filer_rule
from conformance.rules.family_register import furigana_state as state_rule
from conformance.rules.family_register import legitimacy_presumption as father_rule
from conformance.rules.family_register import marriage_requirements as marry_rule
from conformance.rules.family_register import special_adoption_age as adopt_rule
from conformance.rules.registry import parameters_from

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
MARRIAGE = Parameters(
    (
        ParameterPeriod(
            date(2016, 6, 7), None, {"husband_age": 18, "wife_age": 16, "waiting_days": 100}
        ),
        ParameterPeriod(
            date(2022, 4, 1),
            None,
            {
                "wife_age": 18,
                "transitional_wife_age": 16,
                "transitional_born_until": "2006-04-01",
            },
        ),
        ParameterPeriod(date(2024, 4, 1), None, {"waiting_days": 0}),
    )
)
REGIMES = Parameters(
    (
        ParameterPeriod(
            date(1898, 7, 16),
            None,
            {"regime": "old", "days_after_start": 200, "days_after_end": 300},
        ),
        ParameterPeriod(date(2024, 4, 1), None, {"regime": "new"}),
    )
)
MAJORITY = Parameters(
    (
        ParameterPeriod(date(1948, 1, 1), None, {"adult_age": 20}),
        ParameterPeriod(date(2022, 4, 1), None, {"adult_age": 18}),
    )
)
CUSTODY = Parameters(
    (
        ParameterPeriod(date(2022, 4, 1), None, {"adult_age": 18, "allowed": ["father", "mother"]}),
        ParameterPeriod(
            date(2026, 4, 1), None, {"allowed": ["father", "mother", "joint", "pending"]}
        ),
    )
)
PHASES = Parameters(
    (
        ParameterPeriod(date(2025, 5, 26), date(2026, 5, 25), {"phase": "届出期間"}),
        ParameterPeriod(date(2026, 5, 26), None, {"phase": "職権記載"}),
    )
)
ADOPTION = Parameters(
    (
        ParameterPeriod(
            date(2020, 4, 1),
            None,
            {"petition_under": 15, "decision_under": 18, "adopter_min": 25, "spouse_min": 20},
        ),
    )
)
GROWN = date(1980, 1, 1)


def reasons(
    filed: date, wife: date = GROWN, ended: date | None = None, *, exempt: bool = False
) -> tuple[str, ...]:
    given = marry_rule.Given(filed, GROWN, wife, ended, exempt)
    return marry_rule.marriage_requirements(given, MARRIAGE, Why()).reasons


@pytest.mark.parametrize(
    ("birth", "first"),
    [
        (date(2006, 2, 28), date(2022, 2, 28)),
        (date(2006, 4, 1), date(2022, 4, 1)),
        (date(2006, 4, 2), date(2024, 4, 2)),
        (date(2008, 2, 29), date(2026, 3, 1)),
    ],
)
def test_a_woman_may_marry_from_a_birthday_that_depends_on_her_birth(
    birth: date, first: date
) -> None:
    assert reasons(first - timedelta(days=1), birth) == ("wife_under_age",)
    assert reasons(first, birth) == ()


def test_the_waiting_period_ends_on_the_hundredth_day_and_for_everybody_in_april_2024() -> None:
    ended = date(2023, 6, 1)

    assert reasons(date(2023, 9, 8), ended=ended) == ("waiting_period",)
    assert reasons(date(2023, 9, 9), ended=ended) == ()
    assert reasons(date(2023, 6, 2), ended=ended, exempt=True) == ()
    assert reasons(date(2024, 4, 1), ended=date(2024, 3, 31)) == ()


def test_marrying_before_the_former_marriage_ended_or_before_2016_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        reasons(date(2023, 5, 31), ended=date(2023, 6, 1))
    for exempt in (False, True):
        with pytest.raises(OutOfScopeError, match="filed_on"):
            reasons(date(2024, 4, 1), ended=date(2024, 6, 30), exempt=exempt)
    with pytest.raises(OutOfScopeError, match="wife_prior_end"):
        reasons(date(2025, 4, 1), ended=GROWN - timedelta(days=1))
    with pytest.raises(OutOfScopeError):
        reasons(date(2016, 6, 6))


def father(birth: date, *marriages: father_rule.Marriage) -> father_rule.Output:
    given = father_rule.Given(birth, marriages)
    return father_rule.legitimacy_presumption(given, REGIMES, Why())


def test_the_former_law_needs_more_than_two_hundred_days() -> None:
    start = date(2023, 1, 1)
    lasting = father_rule.Marriage("甲", start, None)

    assert father(start + timedelta(days=200), lasting).basis == "not_presumed"
    assert father(start + timedelta(days=201), lasting).father == "甲"


def test_two_marriages_that_reach_the_birth_leave_the_father_open_by_the_former_law() -> None:
    first = father_rule.Marriage("甲", date(2015, 1, 1), date(2023, 1, 1))
    second = father_rule.Marriage("乙", date(2023, 1, 2), None)
    birth = date(2023, 10, 1)

    assert father(birth, first, second) == father_rule.Output(None, "undetermined")
    assert father(date(2024, 4, 1), first, second).father == "乙"


def test_a_birth_on_the_day_of_the_marriage_and_one_husband_twice_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        father(date(2024, 5, 1), father_rule.Marriage("甲", date(2024, 5, 1), None))
    first = father_rule.Marriage("甲", date(2015, 1, 1), date(2023, 1, 1))
    again = father_rule.Marriage("甲", date(2023, 1, 2), None)
    with pytest.raises(OutOfScopeError):
        father(date(2023, 10, 1), first, again)


def test_two_marriages_that_overlap_and_reach_the_birth_are_left_to_a_court() -> None:
    first = father_rule.Marriage("甲", date(2015, 1, 1), date(2024, 2, 2))
    second = father_rule.Marriage("乙", date(2024, 2, 1), None)

    assert father(date(2025, 3, 1), first, second).father == "乙"
    with pytest.raises(OutOfScopeError, match="2024-02-01"):
        father(date(2024, 8, 1), first, second)
    with pytest.raises(OutOfScopeError, match="none"):
        father(date(2024, 8, 1), father_rule.Marriage("甲", first.start, None), second)


@given(start=st.dates(date(2024, 4, 1), date(2030, 1, 1)), days=st.integers(1, 1200))
def test_since_2024_a_child_born_in_a_marriage_has_the_last_husband_for_father(
    start: date, days: int
) -> None:
    former = father_rule.Marriage("甲", date(2010, 1, 1), start)
    last = father_rule.Marriage("乙", start, None)

    assert father(start + timedelta(days=days), former, last).father == "乙"
    alone = father(start + timedelta(days=days), former)
    assert (alone.basis == "presumed") is (days <= 300)


@given(born=DAYS, role=st.sampled_from(["head", "spouse", "child"]))
def test_only_a_child_of_the_register_leaves_from_the_birthday_of_majority(
    born: date, role: Literal["head", "spouse", "child"]
) -> None:
    day = max(birthday(born, 18), date(2022, 4, 1))

    def acceptable(on: date) -> bool:
        given = leave_rule.Given(on, born, role)
        return leave_rule.bunseki_requirements(given, MAJORITY, Why()).acceptable

    assert acceptable(day) is (role == "child")
    before = birthday(born, 18) - timedelta(days=1)
    assert not acceptable(before) or before >= birthday(born, 20)


FILER = parameters_from(
    [
        {
            "from": "2025-05-26",
            "initial_until": "2026-05-25",
            "born_until": "2025-05-25",
            "own_from": 15,
            "alone_from": 18,
        }
    ]
)


def filer(part: str, born: date, day: date, *, kind: str = "", spouse: bool = False):
    kind = kind or ("initial" if day <= date(2026, 5, 25) else "change")
    given = filer_rule.Given(
        part, born, day, head_removed=False, spouse_removed=not spouse, filing_kind=kind
    )
    return filer_rule.furigana_filer(given, FILER, Why())


@given(born=st.dates(date(2010, 6, 1), date(2025, 5, 25)))
def test_whoever_files_a_given_name_changes_on_two_birthdays(born: date) -> None:
    def filers(day: date) -> tuple[str, ...]:
        return filer("given", born, day).filers

    for age, before, since in ((15, False, True), (18, True, True)):
        day = birthday(born, age)
        assert ("self" in filers(day - timedelta(days=1)), "self" in filers(day)) == (before, since)
    assert filers(birthday(born, 18)) == ("self",)


@pytest.mark.parametrize("day", [date(2025, 8, 1), date(2026, 11, 22)])
def test_furigana_of_who_was_born_since_the_law_began_came_with_the_birth(day: date) -> None:
    assert filer("given", date(2025, 5, 25), day).filers == ("legal_representative",)
    with pytest.raises(OutOfScopeError, match="birth_on"):
        filer("given", date(2025, 5, 26), day)
    assert filer("surname", date(2025, 5, 26), day).filers == ("head",)


def test_a_removed_spouse_does_not_matter_while_the_head_is_there() -> None:
    assert filer("surname", GROWN, date(2025, 8, 1)).filers == ("head",)


def test_a_surname_is_filed_by_the_head_alone_and_changed_with_the_spouse() -> None:
    for day, filers in ((date(2026, 5, 25), ("head",)), (date(2026, 5, 26), ("head", "spouse"))):
        made = filer("surname", GROWN, day, spouse=True)
        assert (made.filers, made.jointly) == (filers, len(filers) > 1)
    assert filer("surname", GROWN, date(2026, 5, 26)).filers == ("head",)


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        ("initial", date(2025, 5, 25)),
        ("initial", date(2026, 5, 26)),
        ("change", date(2026, 5, 25)),
    ],
)
def test_first_filings_outside_their_year_and_changes_within_it_are_out_of_scope(
    kind: str, day: date
) -> None:
    with pytest.raises(OutOfScopeError):
        filer("surname", GROWN, day, kind=kind)


def stage(
    on: date, filed: date | None = None, entered: date | None = None, used: int = 0
) -> state_rule.Output:
    return state_rule.furigana_state(state_rule.Given(on, filed, entered, used), PHASES, Why())


def test_a_filing_counts_from_its_day_and_excludes_the_free_change() -> None:
    filed = date(2025, 7, 15)

    assert stage(filed - timedelta(days=1), filed).state == "pending"
    assert stage(filed, filed).state == "filed"
    assert stage(date(2027, 1, 1), filed) == state_rule.Output("filed", change_without_court=False)
    assert stage(date(2026, 5, 26), date(2026, 5, 25)).state == "filed"


@given(entered=st.dates(date(2026, 5, 26), date(2028, 12, 31)))
def test_a_change_is_free_once_and_not_before_the_entry(entered: date) -> None:
    eve = max(entered - timedelta(days=1), date(2026, 5, 25))

    assert stage(entered, entered=entered) == state_rule.Output(
        "ex_officio", change_without_court=True
    )
    assert not stage(entered, entered=entered, used=1).change_without_court
    assert stage(eve, entered=entered).state in {"pending", "awaiting_entry"}
    assert not stage(eve, entered=entered).change_without_court


@pytest.mark.parametrize(
    ("filed", "entered", "used"),
    [
        (None, date(2026, 5, 25), 0),
        (date(2025, 7, 15), date(2026, 6, 1), 0),
        (None, None, 1),
    ],
)
def test_an_entry_in_the_year_of_filing_or_beside_a_filing_is_out_of_scope(
    filed: date | None, entered: date | None, used: int
) -> None:
    with pytest.raises(OutOfScopeError):
        stage(date(2027, 1, 1), filed, entered, used)


@pytest.mark.parametrize("filed", [date(2025, 5, 25), date(2026, 5, 26)])
def test_a_filing_outside_its_year_is_out_of_scope(filed: date) -> None:
    with pytest.raises(OutOfScopeError):
        stage(date(2027, 1, 1), filed)


@given(
    born=DAYS.filter(lambda day: day >= date(2006, 1, 1)), custody=st.sampled_from(["", "joint"])
)
def test_a_child_of_age_needs_no_custody(born: date, custody: str) -> None:
    day = max(birthday(born, 18), date(2026, 4, 1))

    def undecided(on: date) -> tuple[str, ...]:
        child = custody_rule.ChildCustody("一郎", born, custody)
        return custody_rule.divorce_filing_custody(
            custody_rule.Given(on, (child,)), CUSTODY, Why()
        ).undecided

    assert undecided(day) == ()
    if day > date(2026, 4, 1):
        assert undecided(day - timedelta(days=1)) == (() if custody == "joint" else ("一郎",))


def adopt(
    petition: date, decision: date, adopters: tuple[date, date] = (GROWN, GROWN), *, raised: bool
) -> tuple[str, ...]:
    given = adopt_rule.Given(date(2010, 4, 1), petition, decision, *adopters, raised)
    return adopt_rule.special_adoption_age(given, ADOPTION, Why()).reasons


def test_an_earlier_upbringing_excuses_the_petition_but_not_the_decision() -> None:
    late, majority = date(2025, 4, 1), date(2028, 4, 1)

    assert adopt(late, majority - timedelta(days=1), raised=True) == ()
    assert adopt(late, majority, raised=True) == ("child_18_at_decision",)
    assert adopt(late, majority, raised=False) == ("child_too_old", "child_18_at_decision")


@given(one=st.integers(18, 30), other=st.integers(18, 30))
def test_it_does_not_matter_which_adopter_is_the_older(one: int, other: int) -> None:
    decision = date(2024, 6, 1)
    births = (date(2024 - one, 6, 1), date(2024 - other, 6, 1))
    made = adopt(decision, decision, births, raised=False)

    assert made == adopt(decision, decision, (births[1], births[0]), raised=False)
    assert (made == ()) is (max(one, other) >= 25 and min(one, other) >= 20)
