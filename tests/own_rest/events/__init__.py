"""What an entry brings about beside its own row, for each of the two businesses 異動・届出."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest.events.allowance import Allowance
from own_rest.events.residents import Residents

if TYPE_CHECKING:
    from own_rest.applications import Applications

EVENTS = {"juki": Residents, "jite": Allowance}


def events_of(applications: Applications) -> Residents | Allowance:
    """Return the events of the business whose applications these are."""
    return EVENTS[applications.office.word](applications)
