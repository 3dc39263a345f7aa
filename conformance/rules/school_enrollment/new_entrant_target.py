"""Who is picked as a new pupil on the base day, 1 October."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import within

Target = Literal["elementary_register", "junior_register", "foreign_guidance", "none"]

_JAPANESE: Final = "1"
_ELEMENTARY_YEARS: Final = 7
_JUNIOR_YEARS: Final = 13


@value
class Given:
    """The birth, whether Japanese (1) or foreign (2), resident and enrolled, the school year."""

    birth_date: date
    resident_kind: Literal["1", "2"]
    resident_on_base_date: bool
    enrolled_public: bool
    school_year: int


@value
class Output:
    """The register or guidance that the child is picked for."""

    target: Target


@rule(
    "school_enrollment",
    "new-entrant-target",
    law="学校教育法施行令第2条、同施行規則第31条、"
    "外国人の子供の就学促進及び就学状況の把握等に関する指針",
)
def new_entrant_target(given: Given, _law: Parameters, why: Why) -> Output:
    """Return what a child is picked for by birth from 2 April to 1 April, nationality, school.

    Foreign children are guided; those in a public elementary school go on to the junior register.
    """
    year = within("school_year", given.school_year, 14, date.max.year)
    target: Target = "none"
    if given.resident_on_base_date:
        target = _target(given, year)
    why(
        f"基準日に住民で{'ある' if given.resident_on_base_date else 'なく'}、"
        f"{given.birth_date}生。{year}年度の新小学生は{_first(year, _ELEMENTARY_YEARS)}以後、"
        f"新中学生は{_first(year, _JUNIOR_YEARS)}以後の各1年間の生まれ。",
        f"{'Resident' if given.resident_on_base_date else 'Not resident'} on the base day, born "
        f"{given.birth_date}; for {year} those born within a year from "
        f"{_first(year, _ELEMENTARY_YEARS)} and {_first(year, _JUNIOR_YEARS)}.",
        law="学校教育法施行令第2条",
    )
    why(f"抽出の区分は{target}。", f"Picked for: {target}.")
    return Output(target)


def _target(given: Given, year: int) -> Target:
    japanese = given.resident_kind == _JAPANESE
    if _born_within(given.birth_date, year, _ELEMENTARY_YEARS):
        return "elementary_register" if japanese else "foreign_guidance"
    if _born_within(given.birth_date, year, _JUNIOR_YEARS):
        return "junior_register" if japanese or given.enrolled_public else "foreign_guidance"
    return "none"


def _born_within(birth: date, year: int, years: int) -> bool:
    return _first(year, years) <= birth <= date(year - years + 1, 4, 1)


def _first(year: int, years: int) -> date:
    """Return the first birth of the cohort: 2 April, for 1 April belongs to the year before."""
    return date(year - years, 4, 2)
