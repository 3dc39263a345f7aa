"""One of the five packages served in this process, and the cases of a domain tried on it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from conformance.catalog.models.levels import principal
from conformance.plugin.options import options_of
from conformance.plugin.prepare import PackagePlace, prepare, session_at
from conformance.reference.mutants.faults.whole import NotProvided
from conformance.reference.server import bundled
from tests.packages.five.packages import Named
from tests.packages.served import serving

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.cases.outcome import Outcome
    from conformance.plugin.prepare import Prepared
    from conformance.reference.behaviour import Behaviour
    from tests.packages.five.packages import Five

REFERENCE = Path(__file__).parents[3] / "vendor_profiles" / "reference.yaml"
DAY = "2026-11-21"
_RIGHT = frozenset({"pass", "spec_unclear", "untested"})


def tried(five: Five, domain: str, seed: int, folder: Path, some: slice) -> dict[str, Outcome]:
    """Return what came of some of a domain's cases, by case."""
    prepared = _prepared(five, domain, seed, folder)
    wanted = [p.case for p in prepared.executable if p.case.surface in {"api", "forms"}]
    served = bundled(_conduct(five, prepared))
    package = five.kind(served.catalogue, served.conduct)
    if five.names is not None:
        package.sandboxes = Named(five.names)
    with serving(package, five.behind, five.token_seconds) as endpoint:
        session = session_at(prepared, PackagePlace(endpoint, None))
        try:
            return {case.id: session.execute(case) for case in wanted[some]}
        finally:
            session.close()


def blamed(outcomes: dict[str, Outcome]) -> dict[str, object]:
    """Return what was found, by case, where there is nothing to be found."""
    return {k: o.finding or o.cause for k, o in outcomes.items() if o.verdict not in _RIGHT}


def _prepared(five: Five, domain: str, seed: int, folder: Path) -> Prepared:
    """Return the run of a profile that claims the options, or none."""
    profile = yaml.safe_load(REFERENCE.read_text("utf-8"))
    if not five.options:
        profile["declares"] = {}
    path = folder / "profile.yaml"
    path.write_text(yaml.safe_dump(profile, allow_unicode=True, sort_keys=False), "utf-8")
    shutil.copytree(REFERENCE.parent / "evidence", folder / "evidence", dirs_exist_ok=True)
    told = {"profile": str(path), "domain": domain, "seed": str(seed), "as-of": DAY}
    return prepare(options_of(told))


def _conduct(five: Five, prepared: Prepared) -> Callable[[str], Behaviour]:
    """Return how the package behaves: what is not claimed is not there."""
    behaviour, absent = five.behaviour(), NotProvided(kind="not_provided")
    missing = frozenset() if five.options else frozenset(_optional(prepared))

    def conduct(at: str) -> Behaviour:
        return absent if at in missing else behaviour

    return conduct


def _optional(prepared: Prepared) -> list[str]:
    return [
        f"{spec.domain}/function/{function.key}"
        for spec in prepared.specs.values()
        for function in spec.functions.values()
        if principal(function.class_) == "optional"
    ]
