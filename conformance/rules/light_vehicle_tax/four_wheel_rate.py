"""The rate of three- and four-wheeled light vehicles: old, standard, heavier, lighter."""

from typing import Final, Literal

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.light_vehicle_tax._base_date import Year, law_of
from conformance.values.year_month import YearMonth

_LAW = "地方税法第448条第1項(令和7年度までは第463条の15第1項)"
_GREEN_LAW = "地方税法附則第30条"
Bracket = Literal["old", "standard", "surcharge", "green75", "green50", "green25"]
_BRACKETS = ("old", "standard", "surcharge", "green75", "green50", "green25")
_GREEN: Final[dict[str, Bracket]] = {
    "zero_emission": "green75",
    "r12_90": "green50",
    "r12_70": "green25",
}
_FUELS: Final = {
    "zero_emission": frozenset({"electric", "fuel_cell", "natural_gas"}),
    "r12_90": frozenset({"gasoline", "hybrid"}),
    "r12_70": frozenset({"gasoline", "hybrid"}),
}
"""What a vehicle of a green class runs on (附則第30条第2項・第3項)."""
_NEVER_HEAVIER = frozenset(
    {"electric", "fuel_cell", "natural_gas", "methanol", "mixed_methanol", "hybrid", "trailer"}
)


@value
class Given:
    """The year, body and use, the month of the first inspection, the fuel, the green class."""

    fiscal_year: Year
    body: Literal["three_wheel", "passenger", "cargo"]
    use: Literal["private", "business", "business_passenger"]
    first_inspection: YearMonth
    fuel: (
        Literal[
            "gasoline",
            "diesel",
            "lpg",
            "hybrid",
            "electric",
            "fuel_cell",
            "natural_gas",
            "methanol",
            "mixed_methanol",
            "trailer",
        ]
        | None
    ) = None
    green: Literal["none", "zero_emission", "r12_90", "r12_70"] | None = None


@value
class Output:
    """The bracket and the tax of a year (yen)."""

    bracket: Bracket
    annual: int


@rule(
    "light_vehicle_tax",
    "four-wheel-rate",
    law="地方税法第448条・附則第30条(令和7年度までは第463条の15・附則第30条)",
)
def four_wheel_rate(given: Given, law: Parameters, why: Why) -> Output:
    """Return bracket and rate by the month of the first inspection.

    The lighter rates hold for the year after that inspection, the heavier ones from the fourteenth
    year, the old ones before April 2015. Without a fuel it is petrol. Out of scope: a green class
    inspected from April 2028 on, or whose lighter rate fell in a year before those of the rule; one
    of another fuel; a vehicle not yet inspected on 1 April; a cargo vehicle said to be a commercial
    passenger one.
    """
    in_force = law_of(law, given.fiscal_year)
    _hold_possible(given)
    bracket = _green(given, in_force) or _by_age(given, in_force)
    why(
        f"初回検査{given.first_inspection}、燃料{given.fuel or 'gasoline'}、"
        f"環境性能{given.green or 'none'}により{bracket}。",
        f"First inspected {given.first_inspection}: {bracket}.",
        law=_GREEN_LAW,
    )
    annual = in_force.integers(_row(given))[_BRACKETS.index(bracket)]
    why(
        f"{given.body}({given.use})の税額は年{annual}円。",
        f"{given.body} ({given.use}): {annual} yen a year.",
        law=_LAW,
    )
    return Output(bracket, annual)


def _hold_possible(given: Given) -> None:
    first, green = given.first_inspection, given.green or "none"
    if first > YearMonth(given.fiscal_year, 4):
        msg = f"first_inspection: expected {given.fiscal_year}-04 or before, found {first}"
        raise OutOfScopeError(msg)
    if green != "none" and (given.fuel or "gasoline") not in _FUELS[green]:
        msg = f"green: no {green} vehicle runs on {given.fuel or 'gasoline'} (附則第30条)"
        raise OutOfScopeError(msg)


def _green(given: Given, law: InForce) -> Bracket | None:
    first, green = given.first_inspection, given.green or "none"
    if green == "none":
        return None
    undecided = _month(law, "green_undecided_from")
    if first >= undecided:
        msg = f"green: vehicles first inspected from {undecided} on are not decided by the rule"
        raise OutOfScopeError(msg)
    year = given.fiscal_year
    if not YearMonth(year - 1, 4) <= first <= YearMonth(year, 3):
        return None
    if "green_from" not in law or first < _month(law, "green_from"):
        msg = f"green: the lighter rates of fiscal year {year} are not decided by the rule"
        raise OutOfScopeError(msg)
    bracket = _GREEN[green]
    if bracket != "green75" and not _commercial_passenger(given):
        return None
    return bracket if first <= _month(law, f"{bracket}_to") else None


def _by_age(given: Given, law: InForce) -> Bracket:
    first = given.first_inspection
    last_heavier = YearMonth(given.fiscal_year - law.integer("surcharge_years"), 3)
    if first <= last_heavier and given.fuel not in _NEVER_HEAVIER:
        return "surcharge"
    return "old" if first < _month(law, "new_rate_from") else "standard"


def _commercial_passenger(given: Given) -> bool:
    """Say whether the vehicle is a commercial passenger one (営業用乗用)."""
    if given.body == "passenger":
        return given.use != "private"
    return given.body == "three_wheel" and given.use == "business_passenger"


def _row(given: Given) -> str:
    if given.body == "three_wheel":
        return "three_wheel"
    if given.body == "cargo" and given.use == "business_passenger":
        msg = "use: a cargo vehicle is not a commercial passenger vehicle"
        raise OutOfScopeError(msg)
    return f"{given.body}_{'private' if given.use == 'private' else 'business'}"


def _month(law: InForce, name: str) -> YearMonth:
    return YearMonth.parse(law.text(name))
