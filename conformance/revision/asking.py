"""What a case asks in one version: its plan, and what it says to a package and hears from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn, cast

from conformance.cases.registry import checks
from conformance.cases.trial import Trial
from conformance.findings import AttestedError, FindingError, UntestedError
from conformance.planning.generate import cases_of, requirements
from conformance.reference.package import SamplePackage
from conformance.revision.direct import Direct
from conformance.surfaces.interface import Interface
from conformance.surfaces.profile import ApiSurface, Municipality, Product, Profile, Surfaces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.case import Case
    from conformance.catalog.changes.sides import CatalogueSide
    from conformance.catalog.models.domain import Specification
    from conformance.revision.direct import Exchanged
    from conformance.surfaces.http import Http

SEED = 1
PAGES = "pdf-"
"""How the last part of the id of a case begins that is about drawn pages."""
_SURFACES = frozenset({"api", "forms"})
"""What the test interface carries."""
_DAY = date(2025, 10, 1)
_PLACE = Municipality(type="general_city", code="131016", name="-")
_PROFILE = Profile(
    profile=1,
    product=Product(name="-", vendor="-", release="-"),
    municipality=_PLACE,
    specifications={},
    surfaces=Surfaces(api=ApiSurface()),
)


class _OfficialCallError(Exception):
    """A case calls an official API, which the test interface does not carry."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a case said and heard; `end`: how it ended where the sample package did not pass."""

    exchanges: tuple[Exchanged, ...]
    end: str


@dataclass
class Asking:
    """The cases of one side and what each asks; `lacks`: domains that only the other side has."""

    side: CatalogueSide
    lacks: frozenset[str] = frozenset()
    day: date = _DAY
    _cases: dict[str, dict[str, Case]] = field(default_factory=dict, repr=False)

    def cases(self, domain: str) -> Mapping[str, Case]:
        """Return the cases of a domain by id; none where this side has no such domain."""
        if domain not in self._cases:
            spec = self.spec(domain)
            listed = requirements(spec) if spec is not None else ()
            self._cases[domain] = {
                case.id: case for one in listed if spec for case in cases_of(spec, one)
            }
        return self._cases[domain]

    def spec(self, domain: str) -> Specification | None:
        """Return a domain of this side; None where the side has none of its own."""
        return None if domain in self.lacks else self.side.get(domain)

    def heard(self, case: Case) -> Transcript | None:
        """Return what a case says to a sound package, and what that answers.

        People, day and seed are the same on both sides. None where that tells nothing of the whole:
        the case draws what it tries, or does not go by the test interface, or did not get through.
        """
        if checks()[case.check].generative or case.surface not in _SURFACES:
            return None
        case = self._undrawn(case)
        transport, interface = self._open
        interface.fresh(self.day)
        transport.heard.clear()
        end = ""
        try:
            checks()[case.check].function(self._trial(case, interface))
        except (UntestedError, AttestedError, _OfficialCallError):
            return None
        except FindingError as error:
            end = error.finding.code
        except Exception as error:  # noqa: BLE001 - what breaks on one side is told, not hidden
            end = type(error).__name__
        return Transcript(tuple(transport.heard), end)

    def _undrawn(self, case: Case) -> Case:
        """Return the case that asks of the same copy as XML what a case asks of drawn pages.

        What stands on a copy is the same in every format; what pages are like is no part of a
        catalogue but what the form itself says, which is compared by its entry.
        """
        place, _, slug = case.id.rpartition("/")
        other = f"{place}/{slug.replace(PAGES, 'xml-', 1)}"
        found = self.cases(case.requirement.domain).get(other)
        return case if found is None or not slug.startswith(PAGES) else found

    def answers_alike(self, heard: Transcript) -> bool:
        """Say whether a sound package of this side answers as that of the other side did."""
        transport, interface = self._open
        interface.fresh(self.day)
        return transport.answers_alike(heard.exchanges)

    @cached_property
    def _open(self) -> tuple[Direct, Interface]:
        transport = Direct(SamplePackage(_SideCatalogue(self.side)))
        place = (_PLACE.type, _PLACE.code)
        way = cast("Http", transport)  # of a connection the interface asks no more than this has
        return transport, Interface(way, lambda: "", lambda: None, *place)

    def _trial(self, case: Case, interface: Interface) -> Trial:
        spec = self.side.get(case.requirement.domain)
        if spec is None:
            raise LookupError(case.requirement.domain)
        return Trial(
            case,
            spec,
            self.side.get,
            interface,
            _PROFILE,
            self.day,
            SEED,
            http=_no_official_call,
        )


@dataclass(frozen=True)
class _SideCatalogue:
    """The catalogue of a side as the sample package provides it."""

    side: CatalogueSide

    def get(self, domain: str) -> Specification | None:
        return self.side.get(domain)

    def names(self) -> tuple[str, ...]:
        return self.side.names()[:1]


def _no_official_call() -> NoReturn:
    raise _OfficialCallError
