"""How long a tax may still be assessed or reduced."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import since_law

_LAW = "地方税法第17条の5"

_PARAMETER = {
    "fixed_asset": "fixed_asset",
    "city_planning": "fixed_asset",
    "corporate_resident": "corporate",
}
"""Taxes whose years are the same for every action."""


@value
class Given:
    """The tax, the action, fraud, the legal due date and the day of the action."""

    tax: Literal[
        "individual_resident", "fixed_asset", "city_planning", "light_vehicle", "corporate_resident"
    ]
    action: Literal["new", "increase", "decrease"]
    fraud: bool
    legal_due_date: date
    action_date: date


@value
class Output:
    """Whether the action is still allowed."""

    allowed: bool


@rule("individual_resident_tax", "assessment-period", law=_LAW)
def assessment_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the action falls within the years from the day after the legal due date.

    Three years for a new or higher tax, five for a lower one and for the taxes that say so, seven
    for fraud; the last day counts. The exceptions of 第17条の6 are not included. Out of scope: a
    declared tax without fraud whose legal due date was before its years became five.
    """
    if _declared(given):
        since_law(law, "legal_due_date", given.legal_due_date)
    name = "fraud" if given.fraud else _parameter(given)
    years = law.on(given.action_date).integer(name)
    last = last_day_of_term(given.legal_due_date + timedelta(days=1), years)
    why(
        f"{given.tax}の{given.action}、不正{'あり' if given.fraud else 'なし'}は{years}年。",
        f"{given.tax}, {given.action}, fraud {given.fraud}: {years} years.",
        law=_LAW,
    )
    allowed = given.action_date <= last
    why(
        f"法定納期限{given.legal_due_date}からの満了日は{last}、処分の日は{given.action_date}。",
        f"From {given.legal_due_date} they end on {last}; the action is on {given.action_date}.",
        law=_LAW,
    )
    return Output(allowed)


def _declared(given: Given) -> bool:
    return given.tax == "corporate_resident" and not given.fraud


def _parameter(given: Given) -> str:
    if given.action == "decrease" and given.tax not in _PARAMETER:
        return "decrease"
    return _PARAMETER.get(given.tax, "general")
