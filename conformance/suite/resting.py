"""Which cases rest on what a profile computes, chooses or repeats of the package's answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from conformance.suite.needs import calls
from conformance.surfaces.mapping.calls import select
from conformance.surfaces.mapping.computing import computing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.contract.call import Call
    from conformance.suite.case import Case
    from conformance.surfaces.mapping.computing import Computing
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection

_BY_API: Final = frozenset({"api", "forms"})


@dataclass(frozen=True)
class Resting:
    """Looks up the entries of a mapping by the calls that a case makes."""

    section: MappingSection
    specs: Mapping[str, Specification]
    entries: tuple[Computing, ...]
    _numbers: dict[Call, int | None] = field(default_factory=dict, repr=False)

    def of(self, case: Case) -> tuple[Computing, ...]:
        """Return the entries that read the answers of the calls that a case makes."""
        if case.surface not in _BY_API:
            return ()
        made = {self._number(call) for call in calls(self.specs[case.requirement.domain], case)}
        return tuple(one for one in self.entries if one.calls & made)

    def _number(self, call: Call) -> int | None:
        if call not in self._numbers:
            found = select(self.section, call)
            same = (n for n, one in enumerate(self.section.calls) if one is found)
            self._numbers[call] = next(same, None)
        return self._numbers[call]


def resting(section: MappingSection | None, specs: Mapping[str, Specification]) -> Resting | None:
    """Return what looks cases up; None where the profile only reads what the package says."""
    found = () if section is None else computing(section)
    return Resting(section, specs, found) if section is not None and found else None
