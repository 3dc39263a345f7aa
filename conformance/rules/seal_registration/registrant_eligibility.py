"""Who may register a seal: a resident of fifteen or more who has mental capacity."""

from datetime import date
from typing import Literal

from conformance.rules.ages import age_at_end_of_day, age_at_start_of_day
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.rules.seal_registration._guideline import GUIDELINE, ORDINANCE

Reason = Literal["not_resident", "under_15", "no_capacity", "ok"]


@value
class Given:
    """Birth and application, what was confirmed, and how the municipality counts the last day."""

    birth_date: date
    application_date: date
    in_resident_register: bool
    has_capacity: bool
    age_counting: Literal["birthday", "day_before"]


@value
class Output:
    """Whether the person may register, and the first reason why not."""

    eligible: bool
    reason: Reason


@rule(
    "seal_registration",
    "registrant-eligibility",
    law=f"{GUIDELINE}、{ORDINANCE}、年齢計算ニ関スル法律",
)
def registrant_eligibility(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the person may register: resident first, then the age, then capacity.

    Fifteen is attained at the end of the day before the birthday (年齢計算ニ関スル法律); whether
    the counter of that day already counts it is the municipality's choice.
    """
    not_before("application_date", given.application_date, given.birth_date)
    reason = _reason(given, law.on(given.application_date).integer("min_age"), why)
    why(
        f"登録資格は{'ある' if reason == 'ok' else 'ない'}（{reason}）。",
        f"The person may {'' if reason == 'ok' else 'not '}register ({reason}).",
        law=GUIDELINE,
    )
    return Output(reason == "ok", reason)


def _reason(given: Given, least: int, why: Why) -> Reason:
    counted = age_at_end_of_day if given.age_counting == "day_before" else age_at_start_of_day
    age = counted(given.birth_date, given.application_date)
    why(
        f"{given.application_date}の窓口での年齢は{age}歳、要する年齢は{least}歳。",
        f"At the counter of {given.application_date} the age is {age}; {least} is needed.",
        law="年齢計算ニ関スル法律",
    )
    if not given.in_resident_register:
        return "not_resident"
    if age < least:
        return "under_15"
    return "ok" if given.has_capacity else "no_capacity"
