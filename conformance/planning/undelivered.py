"""Cases that do not concern a product: of parts, or from domains, that it does not deliver."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.cases.flow_calls import end_of, flow_calls
from conformance.cases.other_domain import other_domain
from conformance.catalog.parts import belongs, delivered, parts_of
from conformance.messages.causes import make_cause
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.cases.case import Case, RequirementRef
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Cause
    from conformance.planning.plan import Planned
    from conformance.surfaces.profile import Profile

_CALLED: Mapping[str, str] = {"run": "functions", "link": "linkages"}
"""The file that names what a call runs."""


def as_delivered(
    spec: Specification, requirement: RequirementRef, planned: Iterable[Planned], profile: Profile
) -> Iterator[Planned]:
    """Yield the cases of a requirement; those of other parts than delivered do not apply."""
    chosen = profile.parts_of(spec.domain)
    file = FILES[requirement.kind]
    if belongs(spec, file, requirement.key, chosen):
        yield from planned
        return
    cause = _other_part(spec, parts_of(spec, file, requirement.key), chosen or ())
    for one in planned:
        yield replace(one, verdict="not_applicable", cause=cause, attestation=None)


def one_sided(spec: Specification, case: Case, profile: Profile) -> Cause | None:
    """Return why a case that begins in another domain, or compares with its files, is no concern.

    The product has not that domain, or not the part of it. None: the case concerns it.
    """
    domain = case.params.get("from")
    if domain is None:
        return None
    if domain not in profile.specifications:
        return other_domain(str(domain))
    if case.surface == "files":  # no call is made
        return None
    there, chosen = end_of(spec, str(domain)), profile.parts_of(str(domain))
    for call in () if chosen is None else flow_calls(spec, case):
        file = _CALLED.get(call.action)
        if file and call.domain == there.domain and not belongs(there, file, call.key, chosen):
            return _other_part(there, parts_of(there, file, call.key), chosen or ())
    return None


def _other_part(spec: Specification, parts: tuple[str, ...], chosen: tuple[str, ...]) -> Cause:
    of, has = delivered(spec, parts), ", ".join(part.key for part in delivered(spec, chosen))
    ja = "・".join(f"{part.key} {part.name_ja}" for part in of)
    en = ", ".join(f"{part.key} {part.name_en}" for part in of)
    keys, place = ", ".join(part.key for part in of), f"specifications.{spec.domain}.parts"
    return make_cause(
        "N-OTHER-PART",
        {"parts": ",".join(parts)},
        has=has,
        keys=keys,
        place=place,
        specification=Bilingual(spec.head.name_ja, spec.domain),
        needed=Bilingual(ja, en),
    )
