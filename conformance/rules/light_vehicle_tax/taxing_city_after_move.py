"""Which city taxes a vehicle whose owner moved: the one where it is registered."""

from datetime import date
from typing import Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.light_vehicle_tax._base_date import Year, base_date, ended_before
from conformance.rules.scope import since_law

_LAW = "地方税法第443条"
_TAXING: dict[tuple[bool, bool], Literal["old", "new", "none", "conflict"]] = {
    (True, False): "old",
    (False, True): "new",
    (False, False): "none",
    (True, True): "conflict",
}
"""By registration in the old and in the new city."""


@value
class Given:
    """The year, the end of the old registration and the day of the new one, if any."""

    fiscal_year: Year
    old_deregistered_on: date | None = None
    new_registered_on: date | None = None


@value
class Output:
    """The city that taxes, none, or a conflict to look into."""

    taxing: Literal["old", "new", "none", "conflict"]


@rule("light_vehicle_tax", "taxing-city-after-move", law=_LAW)
def taxing_city_after_move(given: Given, law: Parameters, why: Why) -> Output:
    """Return what the registrations on 1 April say; moving alone changes nothing.

    A new registration on 1 April counts. Out of scope: an old one that ends on it, a gap between
    the two over it, since the vehicle was kept somewhere that day, and years before there was this
    tax.
    """
    day = since_law(law, "fiscal_year", base_date(given.fiscal_year))
    old = not ended_before("old_deregistered_on", given.old_deregistered_on, day)
    new = given.new_registered_on is not None and given.new_registered_on <= day
    if not old and not new and given.new_registered_on is not None:
        msg = f"new_registered_on: where the vehicle was kept on {day} is not known from a gap"
        raise OutOfScopeError(msg)
    why(
        f"{day}現在、旧市区町村の登録は{'あり' if old else 'なし'}、"
        f"新市区町村の登録は{'あり' if new else 'なし'}。",
        f"On {day}: old registration {old}, new registration {new}.",
        law=_LAW,
    )
    taxing = _TAXING[old, new]
    why(f"課税団体は{taxing}。", f"Taxing: {taxing}.", law=_LAW)
    return Output(taxing)
