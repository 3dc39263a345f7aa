"""The months in which a disaster lifts the income limits."""

from datetime import date

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import since_law
from conformance.values.year_month import YearMonth

_LAW = "児童扶養手当法第12条"


@value
class Given:
    """The day of the damage, whether half or more was lost, the month, the later income."""

    damage_date: date
    half_or_more: bool
    month: YearMonth
    damage_year_income_over_limit: bool


@value
class Output:
    """The months without income limits (None without any), and what follows for `month`."""

    period_from: YearMonth | None
    period_to: YearMonth | None
    exempt: bool
    repay: bool


@rule("child_rearing_allowance", "disaster-income-exception", law=_LAW)
def disaster_income_exception(given: Given, law: Parameters, why: Why) -> Output:
    """Return the period from the month of the damage to the next year's October.

    A month of the period is exempt; what was paid so is to be repaid when the income of the year
    of the damage turns out to reach the limit (第12条第2項). Damage before 2018, whose months lie
    under the law before the year of the limits began in November, is out of scope.
    """
    if not given.half_or_more:
        why(
            "損害が価格のおおむね2分の1に満たないため、特例はない。",
            "Less than about half was lost: no exception.",
            law=f"{_LAW}第1項",
        )
        return Output(None, None, exempt=False, repay=False)
    if given.damage_date.year == date.max.year:
        msg = f"damage_date: expected a day with a year after it, found {given.damage_date}"
        raise OutOfScopeError(msg)
    since_law(law, "damage_date", given.damage_date)
    first = YearMonth.of(given.damage_date)
    last = YearMonth(first.year + 1, law.on(given.damage_date).integer("last_month"))
    exempt = first <= given.month <= last
    why(
        f"{first}から{last}までの手当に所得制限を行わず、{given.month}は"
        f"{'これに当たる' if exempt else 'これに当たらない'}。",
        f"No income limit from {first} to {last}; {given.month} lies "
        f"{'within' if exempt else 'outside'}.",
        law=f"{_LAW}第1項",
    )
    repay = exempt and given.damage_year_income_over_limit
    why(
        f"返還の対象と{'する' if repay else 'しない'}。",
        f"{'To be repaid' if repay else 'Nothing to repay'}.",
        law=f"{_LAW}第2項",
    )
    return Output(first, last, exempt, repay)
