"""Cases of parts that a product does not deliver: the profile names those it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.parts import belongs, delivered, parts_of
from conformance.findings import Cause
from conformance.suite.case import FILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.suite.case import RequirementRef
    from conformance.suite.plan import Planned
    from conformance.surfaces.profile import Profile


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


def _other_part(spec: Specification, parts: tuple[str, ...], chosen: tuple[str, ...]) -> Cause:
    of, has = delivered(spec, parts), ", ".join(part.key for part in delivered(spec, chosen))
    ja = "・".join(f"{part.key} {part.name_ja}" for part in of)
    en = ", ".join(f"{part.key} {part.name_en}" for part in of)
    keys, place = ", ".join(part.key for part in of), f"specifications.{spec.domain}.parts"
    return Cause(
        "N-OTHER-PART",
        f"{spec.head.name_ja}のうち {ja} の要件です。プロファイルの納入する部分は {has} です。",
        f"it belongs to {en} of {spec.domain}; the profile delivers {has}",
        f"{keys} も納入する製品なら、{place} に書けば試験します。",
        f"name {keys} in {place} if the product delivers it, too",
        {"parts": ",".join(parts)},
    )
