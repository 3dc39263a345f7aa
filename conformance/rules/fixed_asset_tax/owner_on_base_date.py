"""Who owes the tax of a fiscal year: the owner on the base date."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._base_date import base_date
from conformance.rules.inputs import FiscalYear

_LAW: Final = "地方税法第343条第2項・第359条"


@value
class Registration:
    """A registered owner and the day the registry accepted the registration."""

    owner: str
    accepted_on: date


@value
class Given:
    """The fiscal year, the registrations, the death of the last owner (None: alive)."""

    fiscal_year: FiscalYear
    registrations: tuple[Registration, ...]
    death_date: date | None = None


@value
class Output:
    """The taxpayer, `heirs` where the registered owner had died, and in which quality."""

    owner: str
    kind: Literal["registered_owner", "actual_owner"]


@rule("fixed_asset_tax", "owner-on-base-date", law="地方税法第343条・第359条")
def owner_on_base_date(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the owner last registered by the base date, or the heirs of one who died before it.

    Sales and deaths from 2 January on change nothing, nor does a death on the base date itself. A
    death before the last registration was the former owner's: the heir is registered already. Out
    of scope: no registration by the base date, and two owners registered on the same last day.
    """
    day = base_date(given.fiscal_year)
    last = _last(given.registrations, day)
    why(
        f"{day}までに受け付けられた最後の登記は{last.accepted_on}の{last.owner}。",
        f"The last registration accepted by {day} is {last.owner}'s of {last.accepted_on}.",
        law=_LAW,
    )
    death = given.death_date
    if death is not None and last.accepted_on <= death < day:
        why(
            f"名義人は賦課期日前の{death}に死亡したので、現に所有する者が納税義務者となる。",
            f"The registered owner died on {death}, before the base date: the heirs owe the tax.",
            law="地方税法第343条第2項後段",
        )
        return Output("heirs", "actual_owner")
    why("名義人を納税義務者とする。", "The registered owner owes the tax.", law=_LAW)
    return Output(last.owner, "registered_owner")


def _last(registrations: tuple[Registration, ...], day: date) -> Registration:
    accepted = [each for each in registrations if each.accepted_on <= day]
    newest = max((each.accepted_on for each in accepted), default=None)
    found = [each for each in accepted if each.accepted_on == newest]
    if len({each.owner for each in found}) != 1:
        msg = f"registrations: expected one last owner by {day}, found {len(found)}"
        raise OutOfScopeError(msg)
    return found[0]
