"""Faults of a package found from its files alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from conformance.catalog.locate import data_directory
from conformance.reference.mutants import mutant
from conformance.scenarios.bundle import bundle
from conformance.scenarios.judge import judge_export, judged_groups
from conformance.scenarios.opened import open_pack
from conformance.scenarios.seal import unsealed
from conformance.surfaces.profile import load_profile
from tests.in_process import played
from tests.scenarios.conftest import maker

FOUND = yaml.safe_load(Path(__file__).with_name("found_from_files.yaml").read_text("utf-8"))[
    "found"
]
QUICK = [*FOUND["resident_register"][::3], *FOUND["child_allowance"][::3]]
REGISTER = "resident_register"


def deviations(pack, expected, export):
    groups = judged_groups(pack, expected, export, pack.specifications())
    return [d for group in groups if group.compared for d in group.compared.deviations]


def test_thirty_faults_and_more_of_all_domains_are_listed_once():
    keys = [key for found in FOUND.values() for key in found]
    profile = load_profile(data_directory("vendor_profiles") / "reference.yaml").profile
    assert len(keys) == len(set(keys)) >= 30
    assert set(FOUND) == set(profile.specifications)


@pytest.mark.parametrize("key", QUICK)
def test_a_fault_is_found_from_the_export_alone(made, tmp_path, key):
    played(made.pack, tmp_path / "export", mutant(key).conduct())
    assert deviations(made.pack, made.expected, tmp_path / "export") != []


@pytest.mark.whole
@pytest.mark.parametrize("domain", FOUND)
def test_in_each_domain_the_correct_package_conforms_and_its_faults_are_found(tmp_path, domain):
    made = bundle(maker(*dict.fromkeys((REGISTER, domain))))
    made.write(tmp_path / "pack", tmp_path / "e.zip")
    pack = open_pack(tmp_path / "pack")
    expected = unsealed(tmp_path / "e.zip", pack.head)
    assert played(pack, tmp_path / "correct").unlike == []
    assert judge_export(pack, expected, tmp_path / "correct").exit_code == 0
    survivors = []
    for key in FOUND[domain]:
        played(pack, tmp_path / key, mutant(key).conduct())
        if not deviations(pack, expected, tmp_path / key):
            survivors.append(key)
    assert survivors == []


@pytest.mark.whole
def test_a_pack_of_all_domains_played_into_the_sample_package_is_conformant(tmp_path):
    profile = load_profile(data_directory("vendor_profiles") / "reference.yaml").profile
    made = bundle(maker(*profile.specifications, seed=20260401))
    made.write(tmp_path / "pack", tmp_path / "e.zip")
    pack = open_pack(tmp_path / "pack")
    assert played(pack, tmp_path / "export").unlike == []
    judged = judge_export(pack, unsealed(tmp_path / "e.zip", pack.head), tmp_path / "export")
    assert judged.exit_code == 0
    assert len(judged.checks) > 5_000
