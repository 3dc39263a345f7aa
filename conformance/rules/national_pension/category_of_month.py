"""The one category a month counts for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as day
from typing import Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.national_pension._start import CLASSES_SINCE
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

Category = Literal["1", "2", "3", "none"]
_LAW = "国民年金法第11条・第11条の2"


@value
class CategoryChange:
    """A change within the month: its day and the category from then."""

    date: day
    category: Category


@value
class Given:
    """The month, the category just before it, and the month's changes in order of days."""

    month: YearMonth
    category_before_month: Category
    events: tuple[CategoryChange, ...]


@value
class Output:
    """The category of the whole month."""

    category: Category


@dataclass(frozen=True, slots=True)
class _State:
    """Where the month stands: the category now, and what a period gained within it was."""

    now: Category
    gained_here: bool
    lost: Category


@rule("national_pension", "category-of-month", law=_LAW)
def category_of_month(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the category at the month's end, or of a period gained and lost within the month.

    Whoever is not insured at the end has no category when the last period came from before the
    month: the month of loss does not count (国民年金法第11条). Changes of other months, or not in
    order of days, and months before the classes of today, are out of scope.
    """
    _check(given)
    end = _at_end(given)
    why(
        f"{given.month}の初めは{given.category_before_month}、異動{len(given.events)}件の後の"
        f"月末は{end.now}。",
        f"{given.month} begins as {given.category_before_month} and ends as {end.now}.",
        law=_LAW,
    )
    category = end.now if end.now != "none" else end.lost
    why(f"その月の種別は{category}。", f"The month counts as {category}.", law=_LAW)
    return Output(category)


def _at_end(given: Given) -> _State:
    state = _State(given.category_before_month, gained_here=False, lost="none")
    for event in given.events:
        state = _after(state, event.category)
    return state


def _after(state: _State, category: Category) -> _State:
    """Return the state after a change; a loss keeps the category of a period gained here."""
    if category == "none":
        if state.now == "none":
            return state
        return _State("none", gained_here=False, lost=state.now if state.gained_here else "none")
    gained = state.now == "none" or state.gained_here
    return _State(category, gained_here=gained, lost=state.lost)


def _check(given: Given) -> None:
    not_before("month", given.month.first_day, CLASSES_SINCE)
    days = [event.date for event in given.events]
    if days != sorted(days) or not _all_in(given.month, days):
        msg = f"events: expected days of {given.month} in order, found {[str(d) for d in days]}"
        raise OutOfScopeError(msg)


def _all_in(month: YearMonth, days: Iterable[day]) -> bool:
    return all(YearMonth.of(each) == month for each in days)
