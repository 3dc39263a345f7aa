"""The readings a profile declares for open questions, applied to its specifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.catalog.switches import switched, unknown_choices
from conformance.surfaces.mapping.check.problems import ProfileProblem, raise_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.switches import UnknownChoice
    from conformance.surfaces.profile import LoadedProfile


def read_as_declared(
    profile: LoadedProfile, specs: Mapping[str, Specification]
) -> dict[str, Specification]:
    """Return the specifications as the profile's switches read them.

    Raises:
        ProfileError: PRO013, a domain, a switch or a reading that does not exist, with its line.
    """
    declared = profile.profile.switches
    raise_all(_problems(declared, specs), profile.path)
    return {domain: switched(spec, declared.get(domain, {})) for domain, spec in specs.items()}


def _problems(
    declared: Mapping[str, Mapping[str, str]], specs: Mapping[str, Specification]
) -> Iterator[ProfileProblem]:
    for domain, chosen in declared.items():
        if domain not in specs:
            yield _unknown(("switches", domain), ("業務", "domain"), domain, tuple(specs))
            continue
        for one in unknown_choices(specs[domain], chosen):
            yield _unwritten(domain, one)


def _unwritten(domain: str, one: UnknownChoice) -> ProfileProblem:
    at = ("switches", domain, one.switch)
    if one.option is None:
        return _unknown(at, ("スイッチ", "switch"), one.switch, one.known)
    return _unknown(at, ("読み方", "reading"), one.option, one.known)


def _unknown(
    at: tuple[str, ...], what: tuple[str, str], found: str, known: tuple[str, ...]
) -> ProfileProblem:
    near, listed = nearest(found, known), ", ".join(known)
    return ProfileProblem(
        at,
        "PRO013",
        f"{'.'.join(at)}: {what[0]} {found!r} はありません。あるもの: {listed or 'なし'}",
        f"{'.'.join(at)}: there is no {what[1]} {found!r}; there are {listed or 'none'}",
        *(
            (f"{near!r} の誤りではありませんか。", f"did you mean {near!r}?")
            if near
            else _CHOOSE
            if known
            else _REMOVE
        ),
    )


_CHOOSE = ("一つを選ぶか、行を消してください。", "choose one of these or remove the line")
_REMOVE = ("この行を消してください。", "remove the line")
