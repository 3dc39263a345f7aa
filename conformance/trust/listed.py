"""What a result claims, held against the catalogue that lies here: version, content, cases.

A signature tells who says so, not that it is so. Who signs may have left cases out, declared away
what is required, or judged by a catalogue of its own; the catalogue here knows every case.
"""

from __future__ import annotations

import fnmatch
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.catalog.grounds import GROUNDS
from conformance.catalog.load import digest_of, domains, load, versions
from conformance.catalog.locate import home_of
from conformance.errors import CatalogError
from conformance.results.delivery import catalogue_model
from conformance.trust.deviations import misplaced
from conformance.trust.levels import due_of, levels_of
from conformance.trust.refused import SIGN_AGAIN, BundleError, bundle_error
from conformance.trust.settled import is_allowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from conformance.results.model import CaseModel, CatalogueModel, Result

_SHOWN = 3
_LONGEST = 100  # characters of a signer's word that a message shows
_LEVELS = {"required", "optional", "prohibited", "announced"}


@dataclass(frozen=True, slots=True)
class CatalogueCase:
    """What the catalogue says of a case, whatever the package."""

    class_expression: str
    polarity: str
    surface: str
    provenance: str
    ground: str
    rests_on: str
    title_ja: str


def hold_catalogue(result: Result) -> None:
    """Hold that each specification lies here as it was judged by.

    Raises:
        BundleError: TRU040, it is not here in that version; TRU041, it was edited, or the result
            says otherwise what it is called, which parts it has, what their sources lack.
    """
    for spec in result.catalogue:
        if spec.version not in _versions(spec.domain):
            raise _other_version(spec)
        here = digest_of(home_of(spec.domain) / spec.domain / spec.version)
        if here != spec.digest or _without_consent(spec) != _as_here(spec):
            raise _edited(spec, here)


def _without_consent(spec: CatalogueModel) -> CatalogueModel:
    """Return what the catalogue alone decides: not who is content with an incomplete source."""
    parts = tuple(part.model_copy(update={"taken": None}) for part in spec.parts)
    return spec.model_copy(update={"parts": parts})


def _as_here(spec: CatalogueModel) -> CatalogueModel:
    """Return the specification as a result made here would name it, with the same parts."""
    chosen = tuple(part.key for part in spec.parts) if spec.parts_left_out else None
    return catalogue_model(load(spec.domain, spec.version), chosen)


def hold_cases(result: Result) -> None:
    """Hold that the cases are those of the catalogue, and none of them is declared away.

    Raises:
        BundleError: TRU042, cases are missing or unknown; TRU043, one is not as the catalogue has
            it, rests on something else, or has a verdict for which the catalogue has no reason.
    """
    hold_listed(result)
    for case, wanted in misplaced(result):
        raise _other_case(case, "ground", wanted)


def hold_listed(result: Result) -> None:
    """Hold the same but for the grounds of deviations, for which cases have to be generated.

    Raises:
        BundleError: as `hold_cases`.
    """
    known = known_cases(result)
    if known is None:
        return  # a draft has no list of its cases
    found = {case.id for case in result.cases}
    surplus = sorted(found - known.keys())
    missing = sorted(_selected(result, known) - found)
    if surplus or missing or not _counted(result, len(known)):
        raise _other_cases(missing, surplus)
    for case in result.cases:
        listed = known[case.id]
        for name, wanted in _differing(case, listed):
            raise _other_case(case, name, wanted)
        if listed.class_expression not in _LEVELS:
            levels = levels_of(result, case.requirement)
            if case.level not in levels:
                raise _other_case(case, "level", ", ".join(sorted(levels)))
        if case.due is not None and case.due not in due_of(result, case.requirement):
            raise _other_case(case, "due", "")
        if not is_allowed(case, result):
            raise _other_case(case, "verdict", "")


def _versions(domain: str) -> tuple[str, ...]:
    """Return the versions of a domain that lie here: none of what is no domain."""
    return versions(domain) if domain in domains() else ()


def _selected(result: Result, known: Mapping[str, CatalogueCase]) -> set[str]:
    """Return the cases that must be there, as far as the selection can be told without the plan."""
    scope = result.scope
    if result.interrupted or scope.levels or scope.shard or scope.only:
        return set()
    stands = GROUNDS[: GROUNDS.index(scope.ground or GROUNDS[-1]) + 1]
    return {
        name
        for name, case in known.items()
        if (not scope.domains or name.split("/")[0] in scope.domains)
        and (not scope.surfaces or case.surface in scope.surfaces)
        and case.ground in stands
        and (not scope.cases or any(fnmatch.fnmatchcase(name, glob) for glob in scope.cases))
    }


def _counted(result: Result, known: int) -> bool:
    """Return whether what was left out is all that is not there, and was left out by selection."""
    scope = result.scope
    lists = (scope.domains, scope.levels, scope.surfaces, scope.cases)
    chosen = (*lists, scope.shard, scope.ground, scope.only)
    there = len(result.cases) + scope.left_out
    return (there == known or result.interrupted) and (not scope.left_out or any(chosen))


def _differing(case: CaseModel, listed: CatalogueCase) -> Iterator[tuple[str, str]]:
    """Yield what a case has otherwise than the catalogue, and what the catalogue has."""
    # what a deviation stands on is what was compared where it failed: that is held apart
    grounds = ("ground", "rests_on") if case.finding is None else ()
    for name in ("class_expression", "polarity", "surface", "provenance", *grounds):
        if getattr(case, name) != getattr(listed, name):
            yield name, getattr(listed, name)
    if case.requirement_title.ja != listed.title_ja:
        yield "requirement_title", listed.title_ja
    if listed.class_expression in _LEVELS and case.level != listed.class_expression:
        yield "level", listed.class_expression


def known_cases(result: Result) -> dict[str, CatalogueCase] | None:
    """Return every case of the specifications; None where one has no list of them.

    Raises:
        CatalogError: CAT031, the list is not of the specification as it lies here.
    """
    found: dict[str, CatalogueCase] = {}
    for spec in result.catalogue:
        path = home_of(spec.domain) / spec.domain / spec.version / "manifest.json"
        if not path.is_file():
            return None
        found |= _cases(path, spec.digest, path.stat().st_mtime_ns)
    return found


@lru_cache(maxsize=64)
def _cases(path: Path, digest: str, _: int) -> Mapping[str, CatalogueCase]:
    manifest = json.loads(path.read_bytes())
    try:
        if manifest["digest"] == digest:
            return {
                case["id"]: _listed(one, case)
                for one in manifest["requirements"]
                for case in one["cases"]
            }
    except KeyError:  # written by an earlier version
        pass
    from conformance.planning.manifest_files import stale  # noqa: PLC0415 - 2 s, for this alone

    raise CatalogError(stale(path, path.parents[2]))


def _listed(requirement: Mapping[str, str], case: Mapping[str, str]) -> CatalogueCase:
    return CatalogueCase(
        requirement["class_expression"],
        case["polarity"],
        case["surface"],
        requirement["provenance"],
        case["ground"],
        case["rests_on"],
        requirement["title_ja"],
    )


def _other_version(spec: CatalogueModel) -> BundleError:
    here = ", ".join(_versions(spec.domain)) or "–"
    return bundle_error(
        "TRU040",
        f"{spec.name.ja}（{spec.domain}）の版 {spec.version} の仕様カタログがここにありません。"
        f"ある版: {here}",
        f"the catalogue here has no version {spec.version} of {spec.name.en} ({spec.domain});"
        f" it has {here}",
        (
            "その版を持つハーネスで検証するか、ここにある版で試験し直すよう求めてください。",
            "verify with a harness that has it, or ask for a run against the version here",
        ),
    )


def _edited(spec: CatalogueModel, here: str) -> BundleError:
    return bundle_error(
        "TRU041",
        f"{spec.name.ja} {spec.version} の仕様カタログの内容が違います（同じ版で、どちらかが"
        f"書き換えられています）。結果: {spec.digest[:12]}。ここ: {here[:12]}",
        f"the catalogue of {spec.name.en} {spec.version} is another here: of the same version, one"
        f" of the two was edited; the result: {spec.digest[:12]}, here: {here[:12]}",
        (
            "差出人と同じ配布物のハーネスか確かめ、違うなら同じものを入れて検証してください。",
            "see whether both have the harness of one release; if not, install the same",
        ),
    )


def _other_cases(missing: list[str], surplus: list[str]) -> BundleError:
    some = ", ".join((missing or surplus)[:_SHOWN])
    return bundle_error(
        "TRU042",
        f"結果の検査が仕様カタログのものと違います。足りない {len(missing)} 件、知らない"
        f" {len(surplus)} 件: {some}",
        f"its cases are not those of the catalogue: {len(missing)} missing, {len(surplus)} unknown:"
        f" {some}",
        SIGN_AGAIN,
    )


def _other_case(case: CaseModel, name: str, wanted: str) -> BundleError:
    found = str(getattr(case, name)) if name != "requirement_title" else case.requirement_title.ja
    ja, en = (f"期待: {wanted}。", f"expected {wanted}, ") if wanted else ("", "")
    return bundle_error(
        "TRU043",
        f"検査 {case.id} の {name} が仕様カタログの定めと合いません。{ja}実際: {found[:_LONGEST]}",
        f"{name} of case {case.id} is not what the catalogue allows: {en}found {found[:_LONGEST]}",
        SIGN_AGAIN,
    )
