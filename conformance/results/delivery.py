"""What of a specification was delivered: the parts judged, and those that do not apply."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Final

from conformance.catalog.parts import delivered
from conformance.results.judged_on import TakenModel
from conformance.results.model import CatalogueModel, PartModel
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.parts import Part
    from conformance.results.model import CaseModel
    from conformance.surfaces.profile import Specified
    from conformance.surfaces.profile_entries import KnownOnly

OTHER_PART: Final = "N-OTHER-PART"
"""The cause of what a part asks that the profile does not deliver."""


def catalogue_model(
    spec: Specification,
    chosen: tuple[str, ...] | None,
    taken: KnownOnly | None = None,
    today: dt.date = dt.date.max,
) -> CatalogueModel:
    """Return the specification as the result names it, with the parts that `chosen` delivers.

    `taken`: who takes what is known of some of them for all there is, on the day judged.
    """
    has = delivered(spec, chosen)
    return CatalogueModel(
        domain=spec.domain,
        name=Bilingual(ja=spec.head.name_ja, en=spec.head.name_en),
        version=spec.version,
        digest=spec.digest,
        parts=tuple(_part(part, taken, today) for part in has),
        parts_left_out=tuple(_part(part) for part in spec.head.parts if part not in has),
    )


def as_delivered(spec: Specification, wanted: Specified, today: dt.date) -> CatalogueModel:
    """Return the specification as a profile wants it delivered, on the day judged."""
    return catalogue_model(spec, wanted.parts, wanted.known_only, today)


def narrowed_deliveries(
    catalogue: Iterable[CatalogueModel], cases: Iterable[CaseModel] = ()
) -> Iterator[Bilingual]:
    """Yield a phrase for each specification that is delivered in part only.

    It counts the cases of the parts left out, where they are among `cases`.
    """
    away = Counter(c.id.partition("/")[0] for c in cases if _of_other_part(c))
    for spec in catalogue:
        if spec.parts_left_out:
            has, lacks = _names(spec.parts), ", ".join(p.key for p in spec.parts_left_out)
            n = away[spec.domain]
            ja, en = (f"、検査 {n} 件", f"; cases: {n}") if n else ("", "")
            yield Bilingual(
                ja=f"{spec.name.ja}は {has.ja} のみ（納入しない部分 {lacks}{ja}）",
                en=f"of {spec.name.en} only {has.en} (not delivered: {lacks}{en})",
            )


def _of_other_part(case: CaseModel) -> bool:
    return case.cause is not None and case.cause.code == OTHER_PART


def _part(part: Part, taken: KnownOnly | None = None, today: dt.date = dt.date.max) -> PartModel:
    lacks = None
    if part.missing_ja is not None and part.missing_en is not None:
        lacks = Bilingual(part.missing_ja, part.missing_en)
    by = taken if taken is not None and lacks and part.key in taken.parts else None
    return PartModel(
        key=part.key,
        name=Bilingual(ja=part.name_ja, en=part.name_en),
        missing=lacks,
        taken=None if by is None else _taken(by, today),
    )


def _taken(by: KnownOnly, today: dt.date) -> TakenModel:
    return TakenModel(
        approver=by.approver, reason=by.reason, expires=by.expires, expired=by.expired(today)
    )


def _names(parts: Sequence[PartModel]) -> Bilingual:
    return Bilingual(
        ja="・".join(f"{p.key} {p.name.ja}" for p in parts),
        en=", ".join(f"{p.key} {p.name.en}" for p in parts),
    )
