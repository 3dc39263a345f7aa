"""Which cases rest on what a profile computes, chooses or repeats of the package's answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from conformance.cases.needs import calls
from conformance.surfaces.files_mapping.computing import file_computing
from conformance.surfaces.mapping.calls import select
from conformance.surfaces.mapping.computing import computing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.contract.call import Call
    from conformance.surfaces.files_mapping.computing import FileMade
    from conformance.surfaces.files_mapping.models.section import FilesMapping
    from conformance.surfaces.mapping.computing import Computing
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection

_BY_API: Final = frozenset({"api", "forms"})


@dataclass(frozen=True)
class Resting:
    """Looks up the entries of a mapping by the calls that a case makes."""

    section: MappingSection | None
    specs: Mapping[str, Specification]
    of_answers: tuple[Computing, ...]
    of_files: tuple[FileMade, ...] = ()
    _numbers: dict[Call, int | None] = field(default_factory=dict, repr=False)

    @property
    def entries(self) -> tuple[Computing | FileMade, ...]:
        """All entries, those of the API first."""
        return (*self.of_answers, *self.of_files)

    def of(self, case: Case) -> tuple[Computing | FileMade, ...]:
        """Return the entries that read the answers to a case's calls, or the files it is about."""
        if case.surface == "files":
            return tuple(one for one in self.of_files if _is_about(case, one.group))
        if case.surface not in _BY_API:
            return ()
        made = {self._number(call) for call in calls(self.specs[case.requirement.domain], case)}
        return tuple(one for one in self.of_answers if one.calls & made)

    def _number(self, call: Call) -> int | None:
        if self.section is None:
            return None
        if call not in self._numbers:
            found = select(self.section, call)
            same = (n for n, one in enumerate(self.section.calls) if one is found)
            self._numbers[call] = next(same, None)
        return self._numbers[call]


def _is_about(case: Case, group: str) -> bool:
    """Return whether a case looks at the rows of a group; laws and linkages of a domain may."""
    one = case.requirement
    domain, _, key = group.partition("/")
    return one.domain == domain and (one.kind != "record" or one.key == key)


def resting(
    section: MappingSection | None,
    specs: Mapping[str, Specification],
    files: FilesMapping | None = None,
) -> Resting | None:
    """Return what looks cases up; None where the profile only reads what the package says."""
    answers = () if section is None else computing(section)
    made = () if files is None else tuple(file_computing(files))
    return Resting(section, specs, answers, made) if answers or made else None
