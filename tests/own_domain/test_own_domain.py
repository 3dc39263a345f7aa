"""A domain outside the twenty, as data alone: found, linted, and tried against a small product."""

from __future__ import annotations

import json
import os
import runpy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conformance.catalog.added import add_catalogue, kept_apart
from conformance.catalog.load import domains, load, versions
from conformance.catalog.locate import added_directories, catalog_directory
from conformance.errors import CatalogError, ProfileError
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

HERE = Path(__file__).parent
OWN = HERE / "catalogue"
DOMAIN = "dog_registration"
KIT = runpy.run_path(str(HERE.parent / "plugin" / "conftest.py"))

FAULTS = {
    "stays-registered": ("function/end-on-death/marks-and-keeps", "fail"),
    "without-breed": ("function/register-dog/rejects-missing-breed", "unconfirmed"),
    "unknown-owner": (
        "function/register-dog/rejects-unknown-reference-owner-atena-number",
        "fail",
    ),
    "loses-a-row": ("function/put-out-data/exports-dogs", "unconfirmed"),
    "tells-address": ("form/registration-notice/suppresses-for-third-party", "fail"),
}
"""Fault of the product → the case that finds it, and its verdict.

What no law states (that a breed must be given, that data are put out) is unconfirmed; that a
protected owner's address comes out always counts.
"""


@pytest.fixture
def apart() -> Iterator[None]:
    """Forget what a test adds to this process."""
    with kept_apart():
        yield


def _conformance(*arguments: str) -> subprocess.CompletedProcess[str]:
    done: subprocess.CompletedProcess[str] = KIT["conformance"](*arguments, "--lang", "en")
    return done


def _run(profile: Path, out: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    more = ("--seed", "7", "--as-of", "2026-11-21", "--out", str(out), *arguments)
    done = _conformance("run", str(profile), "--surface", "api", *more)
    assert (out / "result.json").is_file(), done.stderr
    result: dict[str, Any] = KIT["result_of"](out)
    return done.returncode, result


def _profile(folder: Path, fault: str = "") -> Path:
    """Return a profile of the product with a fault, in a folder with all that it needs."""
    shutil.copytree(HERE, folder, ignore=shutil.ignore_patterns("__pycache__", "test_*"))
    path = folder / "profile.yaml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("[python3, product.py]", f"[python3, product.py, {fault}]")
    assert fault == "" or changed != text
    path.write_text(changed if fault else text, encoding="utf-8")
    return path


def test_everything_of_the_domain_is_tried_and_the_product_passes(tmp_path: Path) -> None:
    code, result = _run(HERE / "profile.yaml", tmp_path)
    verdicts = [case["verdict"] for case in result["cases"]]
    left = {case["id"].rpartition("/")[2] for case in result["cases"] if case["verdict"] != "pass"}
    assert (verdicts.count("pass"), verdicts.count("untested")) == (53, 2)
    assert left == {"rejects-duplicate-at-once"}  # one process answers one call after the other
    assert code == 3
    assert {case["requirement"].split("/")[0] for case in result["cases"]} == {DOMAIN}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_of_the_product_is_found(tmp_path: Path, fault: str) -> None:
    case, verdict = FAULTS[fault]
    only = ("-n", "0", "--case", f"{DOMAIN}/{case}")
    code, result = _run(_profile(tmp_path / "vendor", fault), tmp_path / "out", *only)
    assert [one["verdict"] for one in result["cases"]] == [verdict]
    assert code == (1 if verdict == "fail" else 3)


def test_a_domain_that_is_published_has_its_lock_and_is_verified_like_any_other(
    tmp_path: Path,
) -> None:
    profile = _profile(tmp_path / "vendor")
    own = profile.parent / "catalogue"
    head = own / DOMAIN / "1.0" / "domain.yaml"
    head.write_text(head.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    made = _conformance("catalog", "manifest", "--catalog", str(own))
    assert made.returncode == 0, made.stderr
    manifest = json.loads((own / DOMAIN / "1.0" / "manifest.json").read_bytes())
    listed = {case["id"] for one in manifest["requirements"] for case in one["cases"]}
    chosen = ("-n", "0", "--case", f"{DOMAIN}/function/end-on-death/*")
    code, result = _run(profile, tmp_path / "out", *chosen)
    assert (code, {case["verdict"] for case in result["cases"]}) == (0, {"pass"})
    assert {case["id"] for case in result["cases"]} <= listed
    assert (own / "lock" / f"{DOMAIN}.txt").read_text("utf-8").split()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("catalog", "lint", DOMAIN), "domains 1, findings 0"),
        (("catalog", "stats", DOMAIN), "9 functions"),
        (("explain", f"{DOMAIN}/function/register-dog"), "Registration of a dog"),
        (("catalog", "openapi", DOMAIN), "register-dog"),
    ],
)
def test_every_command_knows_it_wherever_the_option_stands(
    command: tuple[str, ...], said: str
) -> None:
    for words in (("--catalogue", str(OWN), *command), (*command, f"--catalogue={OWN}")):
        done = _conformance(*words)
        assert done.returncode == 0, done.stderr
        assert said in done.stdout


@pytest.mark.usefixtures("apart")
def test_it_is_known_only_where_it_was_added() -> None:
    assert DOMAIN not in domains()
    add_catalogue(OWN)
    add_catalogue(OWN)
    assert DOMAIN in domains()
    assert versions(DOMAIN) == ("1.0",)
    assert added_directories() == (OWN,)
    assert load(DOMAIN).directory == OWN / DOMAIN / "1.0"
    assert load("seal_registration").directory.is_relative_to(catalog_directory())


@pytest.mark.usefixtures("apart")
def test_a_profile_names_the_folder_beside_it() -> None:
    load_profile(HERE / "profile.yaml")
    assert DOMAIN in domains()


@pytest.mark.parametrize("written", ["..", "/etc", "a/../../b", "C:own", "a\\b", "."])
def test_a_profile_reaches_no_folder_above_its_own(tmp_path: Path, written: str) -> None:
    path = _profile(tmp_path / "vendor")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("catalogue: catalogue", f"catalogue: '{written}'"), "utf-8")
    with pytest.raises(ProfileError) as error:
        load_profile(path)
    assert "below" in error.value.messages[0].en


@pytest.mark.usefixtures("apart")
def test_a_domain_of_the_standard_is_not_replaced(tmp_path: Path) -> None:
    shutil.copytree(catalog_directory() / "seal_registration", tmp_path / "seal_registration")
    with pytest.raises(CatalogError) as error:
        add_catalogue(tmp_path)
    assert error.value.messages[0].code == "CAT046"


@pytest.mark.usefixtures("apart")
def test_two_folders_hold_no_domain_of_one_name(tmp_path: Path) -> None:
    shutil.copytree(OWN, tmp_path / "copy")
    add_catalogue(OWN)
    with pytest.raises(CatalogError) as error:
        add_catalogue(tmp_path / "copy")
    assert error.value.messages[0].code == "CAT046"


@pytest.mark.usefixtures("apart")
def test_a_folder_without_domains_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as error:
        add_catalogue(tmp_path)
    assert error.value.messages[0].code == "CAT045"
    done = _conformance("catalog", "stats", "--catalogue")
    assert (done.returncode, done.stderr.split()[0]) == (2, "USE180")


@pytest.mark.usefixtures("apart")
def test_what_is_added_reaches_the_processes_that_are_started() -> None:
    add_catalogue(OWN)
    assert str(OWN) in os.environ["CONFORMANCE_ADDED_CATALOGUES"].split(os.pathsep)
