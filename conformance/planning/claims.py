"""What a profile says of single requirements: each must be one of its specifications.

`declares`, `attestations`, `waivers` and `answers` name requirements and cases. A name that means
nothing would be a statement about nothing, and the person would believe that it holds.
"""

from __future__ import annotations

import fnmatch
from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.nearest_path import nearest_path
from conformance.planning.generate import cases_of, requirements
from conformance.surfaces.mapping.check.problems import ProfileProblem, raise_all
from conformance.surfaces.statements import WILD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.profile import LoadedProfile, Profile
    from conformance.surfaces.profile_entries import NamedEntry

    Specs = Mapping[str, Specification]


def with_claims(profile: LoadedProfile, specs: Specs) -> LoadedProfile:
    """Return the profile with what it declares by key, however it was written.

    `resident_register/function/x` and `function/x`, as reports print them, mean `x`.

    Raises:
        ProfileError: PRO050, a name in one of these that there is not.
    """
    ids = [one.id for spec in specs.values() for one in requirements(spec)]
    raise_all(_problems(profile.profile, specs, ids), profile.path)
    declared = {
        domain: claimed if claimed == "all" else tuple(_key(one) for one in claimed)
        for domain, claimed in profile.profile.declares.items()
    }
    return replace(profile, profile=profile.profile.model_copy(update={"declares": declared}))


def _key(written: str) -> str:
    return written.rpartition("/")[2]


def _problems(profile: Profile, specs: Specs, ids: list[str]) -> Iterator[ProfileProblem]:
    known = set(ids)
    for domain, claimed in profile.declares.items():
        if domain not in specs:
            yield _unknown(("declares", domain), domain, nearest_path(domain, specs))
            continue
        own = [one for one in ids if one.startswith(f"{domain}/")]
        ends = {end for one in own for end in _endings(one)}
        for number, name in enumerate(() if claimed == "all" else claimed):
            if name not in ends:
                if name == "all":
                    yield _all_in_a_list(domain, number)
                    continue
                near = nearest_path(f"{domain}/*/{_key(name)}", own)
                yield _unknown(("declares", domain, number), name, near and _key(near))
    for number, one in enumerate(profile.attestations):
        place = ("attestations", number, "requirement")
        if one.requirement not in known and not fnmatch.filter(ids, one.requirement):
            yield _unknown(place, one.requirement, nearest_path(one.requirement, ids))
    yield from _named(profile, specs, ids)


def _endings(requirement: str) -> tuple[str, str, str]:
    """Return the ways in which a requirement is named: whole, without domain, by its key."""
    _, _, short = requirement.partition("/")
    return requirement, short, _key(requirement)


def _named(profile: Profile, specs: Specs, ids: list[str]) -> Iterator[ProfileProblem]:
    """Hold that each waiver and answer names a case or requirement that there is.

    A pattern is left to `conformance.surfaces.statements`, which says that it names too many.
    """
    sections: tuple[tuple[str, Sequence[NamedEntry]], ...] = (
        ("waivers", profile.waivers),
        ("answers", profile.answers),
    )
    wanted = {one.of.split("/")[0] for _, entries in sections for one in entries if one.case}
    cases = [
        case.id
        for domain in sorted(wanted & set(specs))
        for requirement in requirements(specs[domain])
        for case in cases_of(specs[domain], requirement)
    ]
    known = {"case": frozenset(cases), "requirement": frozenset(ids)}
    near_by = {"case": cases, "requirement": ids}
    for section, entries in sections:
        for number, one in enumerate(entries):
            if one.of not in known[one.field] and not WILD.intersection(one.of):
                near = nearest_path(one.of, near_by[one.field] or specs)
                yield _unknown((section, number, one.field), one.of, near)


def _all_in_a_list(domain: str, number: int) -> ProfileProblem:
    return ProfileProblem(
        ("declares", domain, number),
        "PRO050",
        f"declares.{domain}[{number}]: 'all' は一覧の中では名前として読みます。",
        f"declares.{domain}[{number}]: in a list, 'all' is read as a name",
        f"すべてを宣言するなら、括弧を付けずに {domain}: all と書いてください。",
        f"to declare everything, write it without brackets: {domain}: all",
    )


def _unknown(at: tuple[str | int, ...], name: str, near: str | None) -> ProfileProblem:
    written = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in at).lstrip(".")
    explain = "conformance plan PROFILE --cases"
    return ProfileProblem(
        at,
        "PRO050",
        f"{written}: {name!r} はこのプロファイルの仕様にありません。",
        f"{written}: there is no {name!r} in the specifications of this profile",
        f"{near!r} の誤りではありませんか。" if near else f"{explain} で名前を確かめてください。",
        f"did you mean {near!r}?" if near else f"see the names with {explain}",
    )
