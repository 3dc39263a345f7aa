from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import data_directory
from conformance.planning.plan import make_plan
from conformance.surfaces.profile import SAMPLE, load_profile
from conformance.values.identifiers.lg_code import LG_CODE

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.planning.plan import Planned

PROFILES = sorted(data_directory("vendor_profiles").glob("*.yaml"))


@pytest.fixture(scope="module")
def plan() -> tuple[Planned, ...]:
    profile = load_profile(data_directory("vendor_profiles") / "reference.yaml").profile
    specs = [load(domain, named.version) for domain, named in profile.specifications.items()]
    return make_plan(specs, profile, dt.date(2026, 11, 1))


def test_the_sample_is_called_in_its_profile_what_its_results_call_it() -> None:
    assert (
        load_profile(data_directory("vendor_profiles") / "reference.yaml").profile.product == SAMPLE
    )


def test_the_profiles_are_shipped() -> None:
    names = ["command_adapter", "export_only", "own_rest_api", "reference", "template"]
    assert [p.stem for p in PROFILES] == names


@pytest.mark.parametrize("path", PROFILES, ids=lambda p: p.stem)
def test_a_bundled_profile_loads_and_its_specifications_are_in_the_catalogue(path: Path) -> None:
    profile = load_profile(path).profile
    for domain, named in profile.specifications.items():
        assert load(domain, named.version).version == named.version


@pytest.mark.parametrize("path", PROFILES, ids=lambda p: p.stem)
def test_the_municipality_code_of_a_bundled_profile_holds_its_check_digit(path: Path) -> None:
    assert LG_CODE.check(load_profile(path).profile.municipality.code) is None


def test_the_directory_of_the_export_profile_exists() -> None:
    path = data_directory("vendor_profiles") / "export_only.yaml"
    files = load_profile(path).profile.surfaces.files
    assert files is not None
    assert files.directory is not None
    assert list((path.parent / files.directory).glob("*.csv"))


def test_the_reference_profile_leaves_no_requirement_without_evidence(
    plan: tuple[Planned, ...],
) -> None:
    assert [p.case.id for p in plan if p.cause and p.cause.code == "U-NO-EVIDENCE"] == []


def test_every_attestation_of_the_reference_profile_is_used_by_the_plan(
    plan: tuple[Planned, ...],
) -> None:
    profile = load_profile(data_directory("vendor_profiles") / "reference.yaml").profile
    used = {p.attestation.requirement for p in plan if p.attestation}
    assert {a.requirement for a in profile.attestations} == used
