from datetime import date
from pathlib import Path

from conformance.catalog.locate import data_directory
from conformance.revision.profiles import Revised
from conformance.surfaces.profile import load_profile, write_profile

PLACE = "child_allowance"
RAISED = f"{PLACE}/function/manage-sibling-count"
REFERENCE = data_directory("vendor_profiles") / "reference.yaml"


def written(folder: Path, **fields) -> Path:
    path = folder / "p.yaml"
    path.write_text(
        write_profile(load_profile(REFERENCE).profile.model_copy(update=fields)), "utf-8"
    )
    return path


def of(looked, path):
    return Revised(*looked, date(2025, 10, 1)).profile("p.yaml", path)


def test_who_had_not_declared_it_must_have_it_now_and_run_all_of_it(looked, tmp_path):
    found = of(looked, written(tmp_path, declares={}))
    assert found.due == (RAISED,)
    assert f"{RAISED}/*" in found.rerun.patterns
    assert found.rerun.command.startswith("conformance run p.yaml --domain child_allowance --case ")


def test_only_cases_that_the_profile_has_to_run_are_run(looked, tmp_path):
    path = written(tmp_path)
    profile = load_profile(path).profile
    closed = profile.model_copy(
        update={"surfaces": profile.surfaces.model_copy(update={"files": None})}
    )
    path.write_text(write_profile(closed), "utf-8")
    assert not any("/file-" in one for one in of(looked, path).rerun.patterns)


def test_a_profile_of_other_domains_has_nothing_to_do(looked, tmp_path):
    profile = load_profile(REFERENCE).profile
    other = {"seal_registration": profile.specifications["seal_registration"]}
    found = of(looked, written(tmp_path, specifications=other, declares={}))
    assert (found.due, found.version, found.rerun.cases) == ((), (), 0)


def test_a_profile_that_names_another_version_is_told(looked, tmp_path):
    profile = load_profile(REFERENCE).profile
    one = profile.specifications[PLACE].model_copy(update={"version": "1.2"})
    found = of(looked, written(tmp_path, specifications={PLACE: one}, declares={}))
    assert found.version == (f"{PLACE}: 1.2 → 2.0",)


def test_what_it_had_to_run_already_and_asks_the_same_is_not_run_again(looked, tmp_path):
    found = of(looked, written(tmp_path, declares={PLACE: "all"}))
    assert found.due == (RAISED,)
    assert not any(one.startswith(RAISED) for one in found.rerun.patterns)
    assert f"{PLACE}/rule/payment-schedule/*" in found.rerun.patterns
