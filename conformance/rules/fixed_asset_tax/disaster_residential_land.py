"""Whether land still counts as residential after its house was lost in a disaster."""

from datetime import date
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._base_date import base_date
from conformance.rules.inputs import FiscalYear

_LAW: Final = "地方税法第349条の3の3"


@value
class Given:
    """The day of the disaster, the fiscal year, and what the land was, is and lies in."""

    disaster_date: date
    fiscal_year: FiscalYear
    was_residential: bool
    rebuilt: bool
    recovery_area: bool | None = None


@value
class Output:
    """The fiscal year of the disaster (被災年度), and whether the land is deemed residential."""

    disaster_fiscal_year: int
    deemed_residential: bool


@rule("fixed_asset_tax", "disaster-residential-land", law="地方税法第349条の3の3")
def disaster_residential_land(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the land counts for two years after that of the disaster (four in an area).

    A disaster on 1 January belongs to the base date a year before. Out of scope: the four years of
    a recovery area after a disaster on 1 January.
    """
    struck = given.disaster_date
    on_base_date = struck == base_date(struck.year)
    if on_base_date and given.recovery_area:
        msg = f"disaster_date: the years of a recovery area from {struck} are not decided"
        raise OutOfScopeError(msg)
    year = struck.year - 1 if on_base_date else struck.year
    why(f"被災年度は{year}年度。", f"The year of the disaster is fiscal {year}.", law=_LAW)
    stated = law.on(struck)
    last = year + stated.integer("recovery_area_years" if given.recovery_area else "years")
    deemed = given.was_residential and not given.rebuilt and year < given.fiscal_year <= last
    why(
        f"被災年度に住宅用地{'であり' if given.was_residential else 'でなく'}、"
        f"{'他の家屋等の敷地で' if given.rebuilt else ''}{last}年度までのうち"
        f"{given.fiscal_year}年度は住宅用地と{'みなす' if deemed else 'みなさない'}。",
        f"Up to fiscal {last}; in {given.fiscal_year} the land is "
        f"{'deemed' if deemed else 'not deemed'} residential.",
        law=_LAW,
    )
    return Output(year, deemed)
