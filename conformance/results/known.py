"""Parts whose source could not be had whole: what is found holds for what is known alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.specifications import split
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.results.judged_on import CatalogueModel, PartModel
    from conformance.results.model import CaseModel, TotalState


def incomplete_parts(
    catalogue: Iterable[CatalogueModel], cases: Iterable[CaseModel]
) -> Iterator[tuple[CatalogueModel, PartModel]]:
    """Yield each part that was judged though its source is not whole, with its specification.

    A specification of which no case was selected was not judged.
    """
    judged, _ = split(catalogue, cases)
    for spec in judged:
        yield from ((spec, part) for part in spec.parts if part.missing is not None)


def is_taken(part: PartModel) -> bool:
    """Return whether somebody took what is known of it for all there is, on the day judged."""
    return part.taken is not None and not part.taken.expired


def at_best(catalogue: Iterable[CatalogueModel], cases: Iterable[CaseModel]) -> TotalState:
    """Return the best that a run of these specifications can come to."""
    parts = [part for _, part in incomplete_parts(catalogue, cases)]
    if all(map(is_taken, parts)):
        return "known_taken" if parts else "conformant"
    return "known_only"


def known_said(
    catalogue: Iterable[CatalogueModel], cases: Iterable[CaseModel]
) -> Iterator[Bilingual]:
    """Yield a phrase for each specification with such parts, by what is missing and who took it."""
    found: dict[tuple[str, str, str], list[PartModel]] = {}
    names: dict[str, Bilingual] = {}
    for spec, part in incomplete_parts(catalogue, cases):
        if (lacks := part.missing) is not None:
            key = (spec.domain, lacks.en, _by_whom(part))
            found.setdefault(key, []).append(part)
            names[spec.domain] = spec.name
    for (domain, _, _), parts in found.items():
        yield _phrase(names[domain], parts)


def _by_whom(part: PartModel) -> str:
    return "" if part.taken is None else f"{part.taken.approver} {part.taken.expires}"


def _phrase(name: Bilingual, parts: list[PartModel]) -> Bilingual:
    keys, lacks = ", ".join(part.key for part in parts), parts[0].missing
    ja, en = ("", "") if lacks is None else (lacks.ja, lacks.en)
    by = _accepted(parts[0])
    return Bilingual(
        ja=f"{name.ja} {keys} は出典が欠ける（{ja}）{by.ja}",
        en=f"of {name.en} {keys} the source is not whole ({en}){by.en}",
    )


def _accepted(part: PartModel) -> Bilingual:
    """Return who accepted it until when, or that it was accepted and no longer is."""
    if (by := part.taken) is None:
        return Bilingual(ja="", en="")
    if by.expired:
        return Bilingual(
            ja=f"、{by.approver}の了承は {by.expires} で期限切れ",
            en=f"; the consent of {by.approver} ended on {by.expires}",
        )
    return Bilingual(
        ja=f"、{by.approver}が {by.expires} まで了承",
        en=f", accepted by {by.approver} until {by.expires}",
    )
