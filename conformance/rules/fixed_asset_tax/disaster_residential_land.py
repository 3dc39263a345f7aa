"""Whether land still counts as residential after its house was lost in a disaster."""

from datetime import date
from typing import Final

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._base_date import base_date
from conformance.rules.inputs import FiscalYear
from conformance.rules.scope import not_before

_LAW: Final = "地方税法第349条の3の3"


@value
class Given:
    """The day of the disaster, the fiscal year, and what the land was, is and lies in.

    An order to stay away may have been lifted on a day (避難等解除日).
    """

    disaster_date: date
    fiscal_year: FiscalYear
    was_residential: bool
    rebuilt: bool
    recovery_area: bool | None = None
    evacuation_lifted_on: date | None = None


@value
class Output:
    """The fiscal year of the disaster (被災年度), and whether the land is deemed residential."""

    disaster_fiscal_year: int
    deemed_residential: bool


@rule("fixed_asset_tax", "disaster-residential-land", law="地方税法第349条の3の3")
def disaster_residential_land(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the land counts up to the last base date that the disaster allows.

    A disaster on 1 January belongs to the base date a year before. The land counts for two years
    after that; in a recovery area up to the base date four years after 1 January of the year of
    the disaster; where an order to stay away was lifted in a later year, up to the base date three
    years after 1 January of that year. Out of scope: an order lifted before the disaster.
    """
    struck = given.disaster_date
    year = struck.year - 1 if struck == base_date(struck.year) else struck.year
    why(f"被災年度は{year}年度。", f"The year of the disaster is fiscal {year}.", law=_LAW)
    last = _last_year(given, year, law.on(struck))
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


def _last_year(given: Given, year: int, stated: InForce) -> int:
    """Return the last fiscal year in which the land may count."""
    struck, lifted = given.disaster_date, given.evacuation_lifted_on
    if lifted is not None:
        not_before("evacuation_lifted_on", lifted, struck)
        if lifted.year > struck.year:
            return lifted.year + stated.integer("evacuation_years")
    if given.recovery_area:
        return struck.year + stated.integer("recovery_area_years")
    return year + stated.integer("years")
