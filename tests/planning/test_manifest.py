import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from conformance.cases.case import FILES
from conformance.cases.ground.expected import expected
from conformance.cases.ground.standing import GroundedSubject
from conformance.catalog.load import _load, domains, load
from conformance.catalog.locate import catalog_directory
from conformance.cli.main import main
from conformance.planning.generate import cases_of, requirements
from conformance.planning.manifest import entry_digest, manifest_of, text_of
from conformance.planning.manifest_files import differing_files, expected_files, write_differing

DOMAIN, VERSION = "child_allowance", "2.0"


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalogue of one domain, without manifest and lock."""
    source = catalog_directory() / DOMAIN / VERSION
    target = tmp_path / DOMAIN / VERSION
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("manifest.json"))
    return tmp_path


def edit(catalog: Path, file: str, old: str, new: str) -> None:
    path = catalog / DOMAIN / VERSION / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    _load.cache_clear()


def lock_lines(catalog: Path) -> list[str]:
    return (catalog / "lock" / f"{DOMAIN}.txt").read_text(encoding="utf-8").splitlines()


def test_the_committed_manifests_and_locks_are_current() -> None:
    root = catalog_directory()

    wrong = [str(path.relative_to(root)) for path in differing_files(expected_files(root))]

    assert wrong == [], "run `conformance catalog manifest`"


@pytest.mark.parametrize("domain", domains())
def test_a_manifest_holds_every_requirement_and_every_case(domain: str) -> None:
    spec = load(domain)
    manifest = manifest_of(spec)

    assert [one.id for one in manifest.requirements] == [r.id for r in requirements(spec)]
    assert manifest.case_ids >= {c.id for r in requirements(spec) for c in cases_of(spec, r)}
    assert all(one.cases for one in manifest.requirements)
    listed = {case.id: case for one in manifest.requirements for case in one.cases}
    for case in (case for r in requirements(spec) for case in cases_of(spec, r)):
        told = listed[case.id]
        assert GroundedSubject(told.ground, told.rests_on) == expected(spec, case)
    assert all(case_id.isascii() for case_id in manifest.case_ids)


def test_the_text_is_the_same_every_time_and_follows_its_schema(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = text_of(manifest_of(load(DOMAIN)))
    assert text == text_of(manifest_of(load(DOMAIN)))

    assert main(["catalog", "manifest", "--schema"]) == 0

    jsonschema.validate(json.loads(text), json.loads(capsys.readouterr().out))


def test_an_entrys_digest_changes_with_what_it_says_and_with_nothing_else() -> None:
    spec = load(DOMAIN)
    for kind, file in FILES.items():
        for entry in list(getattr(spec, file).values())[:3]:
            read_again = type(entry).model_validate(entry.model_dump())
            assert entry_digest(read_again) == entry_digest(entry), kind
    payee = next(iter(spec.functions.values()))
    assert entry_digest(payee.model_copy(update={"title_ja": "別"})) != entry_digest(payee)
    assert entry_digest(payee.model_copy(update={"class_": "optional"})) != entry_digest(payee)


def test_a_stale_manifest_is_found_and_the_repair_is_named(
    catalog: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["catalog", "manifest", "--catalog", str(catalog), "--lang", "en"]
    assert main(options) == 0
    assert main([*options, "--check"]) == 0

    edit(catalog, "functions.yaml", "title_ja: 支払口座の管理", "title_ja: 支払口座を管理")

    assert main([*options, "--check"]) == 2
    shown = capsys.readouterr().err
    assert f"{DOMAIN}/{VERSION}/manifest.json is not current" in shown
    assert "run `conformance catalog manifest`" in shown


def test_writing_twice_changes_nothing(catalog: Path) -> None:
    assert len(write_differing(expected_files(catalog))) == 2
    assert write_differing(expected_files(catalog)) == []


def test_a_draft_has_no_manifest_and_issues_no_ids(catalog: Path) -> None:
    edit(catalog, "domain.yaml", "status: published", "status: draft")
    assert expected_files(catalog) == {}

    edit(catalog, "domain.yaml", "status: draft", "status: published")
    assert [path.name for path in expected_files(catalog)] == [
        "manifest.json",
        f"{DOMAIN}.txt",
    ]


def test_an_id_that_goes_is_kept_as_retired_and_never_issued_again(
    catalog: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_differing(expected_files(catalog))
    old = [line for line in lock_lines(catalog) if "/manage-bank-account/" in line]
    assert old

    edit(catalog, "functions.yaml", "key: manage-bank-account", "key: manage-account")
    write_differing(expected_files(catalog))

    lines = lock_lines(catalog)
    assert {f"{line} retired" for line in old} <= set(lines)
    assert any("/manage-account/" in line for line in lines)
    assert lines == sorted(lines, key=lambda line: line.removesuffix(" retired"))

    edit(catalog, "functions.yaml", "key: manage-account", "key: manage-bank-account")

    options = ["catalog", "manifest", "--catalog", str(catalog), "--lang", "en"]
    assert main(options) == 2
    assert "was retired and may never be issued again" in capsys.readouterr().err
