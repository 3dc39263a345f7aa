"""The parts a profile delivers: each must be one of its specification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.catalog.parts import belongs
from conformance.surfaces.mapping.check.problems import ProfileProblem, raise_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.profile import LoadedProfile, Profile


def check_parts(profile: LoadedProfile, specs: Mapping[str, Specification]) -> None:
    """Hold the parts of a profile against its specifications.

    Raises:
        ProfileError: PRO014, a part there is not, with its line; PRO015, an optional requirement
            declared of a part that is not delivered; PRO064, a part taken as it is known whose
            source is whole.
    """
    raise_all(_problems(profile.profile, specs), profile.path)


def _problems(profile: Profile, specs: Mapping[str, Specification]) -> Iterator[ProfileProblem]:
    for domain, spec in specs.items():
        known = [part.key for part in spec.head.parts]
        unknown = [n for n in profile.parts_of(domain) or () if n not in known]
        yield from (_unknown(domain, name, known) for name in unknown)
        yield from _taken(profile, spec, known)
        claimed = profile.declares.get(domain, ())
        for key in () if claimed == "all" or unknown else claimed:
            for kind in ("functions", "forms", "linkages", "apis"):
                there = key in getattr(spec, kind)
                if there and not belongs(spec, kind, key, profile.parts_of(domain)):
                    yield _claimed(domain, key)


def _taken(profile: Profile, spec: Specification, known: list[str]) -> Iterator[ProfileProblem]:
    """Yield what is wrong with the parts whose known requirements are taken for all there are."""
    taken = profile.specifications[spec.domain].known_only
    open_parts = [part.key for part in spec.head.parts if part.missing_en is not None]
    for name in () if taken is None else taken.parts:
        if name not in known:
            yield _unknown(spec.domain, name, known, "known_only", "parts")
        elif name not in open_parts:
            yield _whole(spec.domain, name, open_parts)
        elif (has := profile.parts_of(spec.domain)) is not None and name not in has:
            yield _undelivered(spec.domain, name, has)


def _undelivered(domain: str, found: str, has: tuple[str, ...]) -> ProfileProblem:
    at, listed = f"specifications.{domain}.known_only.parts", ", ".join(has)
    return ProfileProblem(
        ("specifications", domain, "known_only", "parts"),
        "PRO064",
        f"{at}: {found} は納入しない部分です。納入する部分: {listed}",
        f"{at}: {found} is not delivered; delivered are {listed}",
        "known_only から消すか、parts に加えてください。",
        "remove it from known_only, or add it to parts",
    )


def _whole(domain: str, found: str, open_parts: list[str]) -> ProfileProblem:
    at, listed = f"specifications.{domain}.known_only.parts", ", ".join(open_parts)
    return ProfileProblem(
        ("specifications", domain, "known_only", "parts"),
        "PRO064",
        f"{at}: {found} の出典はそろっています。期待: 出典の欠ける部分（{listed or 'なし'}）",
        f"{at}: the source of {found} is whole; expected a part whose is not ({listed or 'none'})",
        "known_only から消してください。",
        "remove it from known_only",
    )


def _unknown(domain: str, found: str, known: list[str], *within: str) -> ProfileProblem:
    near, listed = nearest(found, known), ", ".join(known)
    path = ("specifications", domain, *(within or ("parts",)))
    at = ".".join(path)
    return ProfileProblem(
        path,
        "PRO014",
        f"{at}: 部分 {found!r} はありません。ある部分: {listed or 'なし（分けて納入しない仕様）'}",
        f"{at}: there is no part {found!r}; there are {listed or 'none, it is delivered whole'}",
        f"{near!r} の誤りではありませんか。"
        if near
        else "一つ以上を選ぶか、parts を消してください。",
        f"did you mean {near!r}?" if near else "choose among these or remove parts",
    )


def _claimed(domain: str, key: str) -> ProfileProblem:
    at = f"declares.{domain}"
    return ProfileProblem(
        ("declares", domain),
        "PRO015",
        f"{at}: {key} は納入する部分の要件ではありません。",
        f"{at}: {key} belongs to a part that is not delivered",
        f"declares から消すか、specifications.{domain}.parts にその部分を書いてください。",
        f"remove it from declares, or name its part in specifications.{domain}.parts",
    )
