"""What a profile says of the fields of a vendor's own API: there are none, or no request tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.contract.apply import run_call
from conformance.surfaces.mapping.calls import select
from conformance.surfaces.mapping.unheld import is_carried, is_unheld

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection


@dataclass(frozen=True)
class FieldsSaid:
    """The fields of a mapping; an interface of ours has them all, and every request tells them."""

    section: MappingSection | None
    specs: Mapping[str, Specification]

    def unheld(self, domain: str, group: str, item: str) -> bool:
        """Return whether the rows of a group have no field for an item."""
        scopes = (f"{domain}/{group}", domain, "*")
        return self.section is not None and is_unheld(self.section, item, scopes)

    def carries(self, domain: str, function: str, item: str) -> bool:
        """Return whether a request of a function tells the value of an item."""
        if self.section is None:
            return True
        spec = self.specs[domain]
        record = str(getattr(spec.functions[function].operation, "record", ""))
        scopes = (f"{domain}/function/{function}", f"{domain}/{record}", domain, "*")
        call = select(self.section, run_call(spec, function, {}))
        return is_carried(self.section, call, item, scopes)
