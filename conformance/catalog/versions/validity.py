"""On which days a version counts: its 適合基準日, and how long it counts beside its successor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.load import load, versions
from conformance.catalog.versions.frozen import place_of
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from conformance.catalog.models.domain import Specification


def hold_valid(specs: Iterable[Specification], day: dt.date) -> None:
    """Hold that conformity with each version still counts on a day.

    Before its 適合基準日 a version counts already: whoever is early conforms all the same.

    Raises:
        UsageError: USE190 names the versions that count no more, and what counts instead.
    """
    past = [one for one in specs if (last := one.head.valid_until) is not None and day > last]
    if past:
        raise UsageError(*(_past(one, day, counting(one, day)) for one in past))


def counting(spec: Specification, day: dt.date) -> tuple[str, ...]:
    """Return the published versions of a domain that count on a day, oldest first."""
    place = place_of(spec)
    known = [load(place.domain, one, place.root).head for one in versions(place.domain, place.root)]
    return tuple(
        head.version
        for head in known
        if head.status != "draft" and (head.valid_until is None or day <= head.valid_until)
    )


def life_messages(spec: Specification) -> Iterator[Message]:
    """Yield what contradicts itself in the life of a version, as its head tells it."""
    head = spec.head
    if head.status == "superseded" and head.valid_until is None:
        yield _wrong(
            spec,
            "置き換えられた版（superseded）に valid_until がありません。",
            "a superseded version has no valid_until",
        )
    if head.status == "draft" and head.valid_until is not None:
        yield _wrong(
            spec,
            "草案に valid_until があります。",
            "a draft has a valid_until: it was never valid",
        )
    if head.valid_until is None:
        return
    if head.conforms_from is not None and head.valid_until < head.conforms_from:
        yield _wrong(
            spec,
            f"valid_until（{head.valid_until}）が適合基準日（{head.conforms_from}）より前です。",
            f"valid_until {head.valid_until} lies before conforms_from {head.conforms_from}",
        )
    yield from _gap(spec)


def _gap(spec: Specification) -> Iterator[Message]:
    """Yield where a version ends before any other that was published is due."""
    place, last = place_of(spec), spec.head.valid_until
    if last is None:
        return
    names = versions(place.domain, place.root)
    later = [load(place.domain, v, place.root) for v in names[names.index(place.version) + 1 :]]
    heads = [one.head for one in later if one.head.status != "draft"]
    if not any(one.conforms_from is None or one.conforms_from <= _after(last) for one in heads):
        yield _wrong(
            spec,
            f"{last} の翌日から、適合を求められる版がありません。",
            f"from the day after {last} no version is to be conformed with",
        )


def _after(day: dt.date) -> dt.date:
    return day.fromordinal(day.toordinal() + 1)


def _wrong(spec: Specification, ja: str, en: str) -> Message:
    return Message(
        "CAT051",
        f"{spec.domain} {spec.version}: {ja}",
        f"{spec.domain} {spec.version}: {en}",
        "domain.yaml の status・conforms_from・valid_until を直してください。",
        "correct status, conforms_from and valid_until in domain.yaml",
        f"{spec.domain}/{spec.directory.name}/domain.yaml",
    )


def _past(spec: Specification, day: dt.date, instead: tuple[str, ...]) -> Message:
    named = ", ".join(instead) or "-"
    return Message(
        "USE190",
        f"{spec.head.name_ja}の標準仕様書 第{spec.version}版への適合は {spec.head.valid_until} "
        f"までしか認められません。判定する日: {day}。その日に有効な版: {named}",
        f"conformity with version {spec.version} of {spec.head.name_en} counted until "
        f"{spec.head.valid_until}; the day to judge on is {day}, versions that count then: {named}",
        "プロファイルの specifications に有効な版を書くか、--as-of をその日までにしてください。",
        "name a version that counts under specifications in the profile, or an earlier --as-of",
    )
