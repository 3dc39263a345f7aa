"""Which municipality taxes a person for a year."""

from datetime import date
from typing import Annotated

from pydantic import Field

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, law_of

_LAW = "地方税法第318条"


@value
class ResidencePeriod:
    """A municipality, the day the person became its resident and the day of ceasing to be one."""

    municipality: str
    first_day: Annotated[date, Field(alias="from")]
    ceased_on: Annotated[date | None, Field(alias="to")] = None

    def covers(self, day: date) -> bool:
        """Say whether the person is a resident on `day`; the day of ceasing does not count."""
        return self.first_day <= day and (self.ceased_on is None or day < self.ceased_on)


@value
class Given:
    """The fiscal year, the residences registered in Japan, and the day of death, if any.

    A municipality may deem a person its resident who is not in its register (住登外課税).
    """

    fiscal_year: Year
    residences: tuple[ResidencePeriod, ...]
    death_date: date | None = None
    deemed_municipality: str | None = None


@value
class Output:
    """The municipality that taxes, and the one it notifies of that; None where there is none."""

    taxing_municipality: str | None
    notified_municipality: str | None


@rule("individual_resident_tax", "taxing-municipality", law="地方税法第294条・第318条")
def taxing_municipality(given: Given, law: Parameters, why: Why) -> Output:
    """Return the municipality of residence on 1 January, whatever happens later.

    Nationality does not matter. A death before that day leaves none. Who deems a person its
    resident taxes, and notifies the municipality of the register, which does not (第294条第3項・
    第4項). A death or a departure abroad on the very day, two residences on that day, and a
    municipality that deems a resident whom it has registered are out of scope.
    """
    month_day = law_of(law, given.fiscal_year).text("base_date")
    day = date.fromisoformat(f"{given.fiscal_year}-{month_day}")
    why(f"賦課期日は{day}。", f"The base date is {day}.", law=_LAW)
    if given.death_date is not None and given.death_date < day:
        why(f"{given.death_date}に死亡。", f"Died on {given.death_date}.", law="地方税法第294条")
        return Output(None, None)
    found = _home(given, day)
    why(
        f"賦課期日の住所地は{found or 'なし'}。",
        f"Resident of {found or 'no municipality'} on that day.",
        law="地方税法第294条",
    )
    deemed = given.deemed_municipality
    if deemed is None:
        return Output(found, None)
    if deemed == found:
        msg = f"deemed_municipality: expected another than that of the register, found {deemed}"
        raise OutOfScopeError(msg)
    why(
        f"{deemed}が住民とみなして課税し、記録している{found or '市区町村(なし)'}に通知する。",
        f"{deemed} deems the person its resident and notifies {found or 'none'}.",
        law="地方税法第294条第3項・第4項",
    )
    return Output(deemed, found)


def _home(given: Given, day: date) -> str | None:
    if given.death_date == day:
        msg = f"death_date: a death on the base date {day} is left to practice"
        raise OutOfScopeError(msg)
    homes = [each.municipality for each in given.residences if each.covers(day)]
    if len(homes) > 1:
        msg = f"residences: expected at most one on {day}, found {', '.join(homes)}"
        raise OutOfScopeError(msg)
    if not homes and any(each.ceased_on == day for each in given.residences):
        msg = f"residences: a departure abroad on the base date {day} is left to practice"
        raise OutOfScopeError(msg)
    return homes[0] if homes else None
