"""What of a specification was delivered: the parts judged, and those that do not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.parts import delivered
from conformance.results.model import Bilingual, CatalogueModel, PartModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.parts import Part


def catalogue_model(spec: Specification, chosen: tuple[str, ...] | None) -> CatalogueModel:
    """Return the specification as the result names it, with the parts that `chosen` delivers."""
    has = delivered(spec, chosen)
    return CatalogueModel(
        domain=spec.domain,
        name=Bilingual(ja=spec.head.name_ja, en=spec.head.name_en),
        version=spec.version,
        digest=spec.digest,
        parts=tuple(map(_part, has)),
        parts_left_out=tuple(_part(part) for part in spec.head.parts if part not in has),
    )


def narrowed_deliveries(catalogue: Iterable[CatalogueModel]) -> Iterator[Bilingual]:
    """Yield a phrase for each specification that is delivered in part only."""
    for spec in catalogue:
        if spec.parts_left_out:
            has, lacks = _names(spec.parts), ", ".join(p.key for p in spec.parts_left_out)
            yield Bilingual(
                ja=f"{spec.name.ja}は {has.ja} のみ（納入しない部分 {lacks}）",
                en=f"of {spec.name.en} only {has.en} (not delivered: {lacks})",
            )


def _part(part: Part) -> PartModel:
    return PartModel(key=part.key, name=Bilingual(ja=part.name_ja, en=part.name_en))


def _names(parts: Sequence[PartModel]) -> Bilingual:
    return Bilingual(
        ja="・".join(f"{p.key} {p.name.ja}" for p in parts),
        en=", ".join(f"{p.key} {p.name.en}" for p in parts),
    )
