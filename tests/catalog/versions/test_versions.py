"""A published version is frozen by its hash; superseded ones count until their last day."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
import yaml

from conformance.catalog.lint import lint
from conformance.catalog.load import forget, load
from conformance.catalog.locate import catalog_directory, domains_in, versions_in
from conformance.catalog.versions.frozen import (
    VersionPlace,
    content_hash,
    freeze,
    frozen_at,
    hold_frozen,
    read_frozen,
)
from conformance.catalog.versions.life import draft, named_place, publish, supersede, with_line
from conformance.catalog.versions.validity import counting, hold_valid, life_messages
from conformance.cli.main import main
from conformance.errors import CatalogError, UsageError
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare

DOMAIN, VERSION = "child_allowance", "2.0"
DAY = dt.date(2026, 4, 1)


@pytest.fixture
def place(tmp_path: Path) -> VersionPlace:
    """Return the version in a catalogue of its own."""
    shutil.copytree(catalog_directory() / DOMAIN, tmp_path / DOMAIN)
    return VersionPlace(tmp_path, DOMAIN, VERSION)


def edit(place: VersionPlace, name: str, old: str, new: str) -> None:
    path = place.folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    forget()


def loaded(place: VersionPlace):
    forget()
    return load(place.domain, place.version, place.root)


def codes(place: VersionPlace) -> set[str]:
    return {one.code for one in lint(loaded(place))}


@pytest.mark.parametrize("name", ["rules.yaml", "facts.yaml", "ledger.yaml", "domain.yaml"])
def test_an_edit_of_a_frozen_version_is_found_by_lint_and_by_a_run(place: VersionPlace, name: str):
    before = codes(place)
    freeze(place, DAY)
    hold_frozen([loaded(place)])
    assert codes(place) == before
    text = (place.folder / name).read_text("utf-8")
    (place.folder / name).write_text(text + "# mended\n", "utf-8")
    assert codes(place) == before | {"CAT050"}
    with pytest.raises(CatalogError) as error:
        hold_frozen([loaded(place)])
    assert error.value.messages[0].code == "CAT050"


def test_a_run_of_an_edited_version_does_not_begin(
    place: VersionPlace, monkeypatch: pytest.MonkeyPatch
):
    freeze(place, DAY)
    edit(place, "rules.yaml", "15000", "15001")
    monkeypatch.setattr(
        "conformance.plugin.delivered.load",
        lambda domain, version: load(domain, version, place.root),
    )
    profile = tmp_profile(place.root)
    with pytest.raises(CatalogError) as error:
        prepare(options_of({"profile": str(profile)}))
    assert error.value.messages[0].code == "CAT050"
    freeze(place, DAY, "額の誤り")
    assert prepare(options_of({"profile": str(profile)})).specs[DOMAIN].version == VERSION


def tmp_profile(folder: Path) -> Path:
    text = Path(catalog_directory().parent / "vendor_profiles" / "reference.yaml").read_text(
        "utf-8"
    )
    data = yaml.safe_load(text)
    data["specifications"] = {DOMAIN: {"version": VERSION}}
    for name in ("declares", "attestations", "answers", "waivers", "options", "switches"):
        data.pop(name, None)
    path = folder / "profile.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    return path


def test_line_ends_and_what_follows_publication_are_no_edit(place: VersionPlace):
    kept = content_hash(place.folder)
    supersede(place, DAY)
    path = place.folder / "codes.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert content_hash(place.folder) == kept
    (place.folder / "codes.yaml").rename(place.folder / "other.yaml")
    assert content_hash(place.folder) != kept


def test_corrections_are_kept_with_their_reasons(place: VersionPlace):
    first = freeze(place, DAY)
    assert freeze(place, DAY) == first
    edit(place, "rules.yaml", "15000", "15001")
    with pytest.raises(CatalogError):
        freeze(place, DAY, "  ")
    assert frozen_at(place) == first
    made = freeze(place, DAY, "額の誤り")
    assert [(c.reason, c.was) for c in made.corrections] == [("額の誤り", first.sha256)]
    edit(place, "rules.yaml", "15001", "15000")
    assert len(freeze(place, DAY, "戻した").corrections) == 2
    assert [one.domain for one in read_frozen(place.root)] == [DOMAIN]


def test_a_frozen_version_that_is_gone_is_told(place: VersionPlace):
    freeze(place, DAY)
    later = draft(place, "2.1", "-")
    shutil.rmtree(place.folder)
    assert "CAT050" in codes(later)


def test_a_draft_says_what_the_version_before_says_and_may_be_edited(place: VersionPlace):
    supersede(place, DAY)
    freeze(place, DAY)
    made = draft(place, "2.1", "令和8年度改定'案'")
    head = loaded(made).head
    assert (head.status, head.version, head.valid_until) == ("draft", "2.1", None)
    assert head.versions[-1].source == "令和8年度改定'案'"
    assert head.versions[:-1] == loaded(place).head.versions
    same = [p.name for p in place.folder.glob("*.yaml") if p.name != "domain.yaml"]
    assert all((place.folder / n).read_bytes() == (made.folder / n).read_bytes() for n in same)
    edit(made, "rules.yaml", "15000", "15001")
    assert "CAT050" not in codes(made)
    publish(made, dt.date(2027, 4, 1))
    assert loaded(made).head.conforms_from == dt.date(2027, 4, 1)
    freeze(made, DAY)
    edit(made, "rules.yaml", "15001", "15000")
    assert "CAT050" in codes(made)


@pytest.mark.parametrize("number", ["2.0", "1.9", "2", "x", "2.1-a", "../3"])
def test_a_draft_needs_a_number_above_the_newest(place: VersionPlace, number: str):
    with pytest.raises(UsageError) as error:
        draft(place, number, "-")
    assert error.value.messages[0].code == "USE191"


def test_two_versions_count_side_by_side_until_the_last_day_of_the_older(place: VersionPlace):
    later = draft(place, "2.1", "-")
    assert counting(loaded(place), DAY) == ("2.0",)
    publish(later, dt.date(2026, 4, 1))
    supersede(place, dt.date(2026, 6, 30))
    old, new = loaded(place), loaded(later)
    assert counting(old, dt.date(2026, 6, 30)) == ("2.0", "2.1")
    assert counting(old, dt.date(2026, 7, 1)) == ("2.1",)
    hold_valid([old, new], dt.date(2026, 6, 30))
    with pytest.raises(UsageError) as error:
        hold_valid([old, new], dt.date(2026, 7, 1))
    assert [m.code for m in error.value.messages] == ["USE190"]
    assert "2.1" in error.value.messages[0].en
    assert list(life_messages(old)) == list(life_messages(new)) == []


@pytest.mark.parametrize(
    "lines",
    [
        {"status": "superseded"},
        {"status": "draft", "valid_until": "2027-03-31"},
        {"conforms_from": "2027-04-01", "valid_until": "2026-04-01"},
        {"status": "superseded", "valid_until": "2027-03-31"},  # and no other version is there
    ],
)
def test_what_contradicts_itself_is_told(place: VersionPlace, lines: dict[str, str]):
    path = place.folder / "domain.yaml"
    text = path.read_text("utf-8")
    for name, value in lines.items():
        text = with_line(text, name, value)
    path.write_text(text, "utf-8")
    assert "CAT051" in {one.code for one in life_messages(loaded(place))}


def test_the_commands_draft_publish_and_supersede(
    place: VersionPlace, capsys: pytest.CaptureFixture[str]
):
    at = ["--catalog", str(place.root)]
    assert main(["catalog", "publish", DOMAIN, *at]) == 0
    assert main(["catalog", "draft", DOMAIN, "--version", "2.1", *at]) == 0
    made = named_place(place.root, DOMAIN)
    edit(made, "rules.yaml", "confidence: high", "confidence: medium")
    days = ["--conforms-from", "2027-04-01", "--before-until", "2027-06-30"]
    assert main(["catalog", "publish", f"{DOMAIN}@2.1", *days, *at]) == 0
    forget()
    assert loaded(place).head.valid_until == dt.date(2027, 6, 30)
    assert (made.folder / "manifest.json").is_file()
    edit(made, "rules.yaml", "confidence: medium", "confidence: low")
    assert main(["catalog", "publish", DOMAIN, *at]) == 2
    assert "CAT050" in capsys.readouterr().err
    assert main(["catalog", "publish", DOMAIN, "--correction", "誤記", *at]) == 0
    forget()
    assert main(["catalog", "publish", DOMAIN, *at]) == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], "USE193"),
        (["nowhere"], "USE192"),
        ([f"{DOMAIN}@9.9"], "USE192"),
        ([DOMAIN, "--before-until", "2027-06-30"], "USE194"),
    ],
)
def test_calls_that_cannot_be_followed_write_nothing(
    place: VersionPlace, words: list[str], code: str, capsys: pytest.CaptureFixture[str]
):
    kept = content_hash(place.folder)
    assert main(["catalog", "publish", *words, "--catalog", str(place.root)]) == 2
    assert code in capsys.readouterr().err
    assert content_hash(place.folder) == kept
    assert read_frozen(place.root) == ()


def test_a_version_whose_examples_disagree_is_not_published(
    place: VersionPlace, capsys: pytest.CaptureFixture[str]
):
    text = (place.folder / "rules.yaml").read_text("utf-8")
    wrong = text.replace("total: 55000", "total: 55001", 1)
    assert wrong != text
    (place.folder / "rules.yaml").write_text(wrong, "utf-8")
    forget()
    assert main(["catalog", "publish", DOMAIN, "--catalog", str(place.root)]) == 2
    assert "USE196" in capsys.readouterr().err
    assert read_frozen(place.root) == ()


@pytest.mark.parametrize(
    ("due", "until"),
    [
        ("2026-01-01", "2027-06-30"),  # before the version before it is due
        ("2027-04-01", "2025-12-31"),  # the version before would count no day
        ("2027-04-01", "2027-03-30"),  # no version counts on the day between
    ],
)
def test_days_that_contradict_each_other_are_refused(
    place: VersionPlace, due: str, until: str, capsys: pytest.CaptureFixture[str]
):
    at = ["--catalog", str(place.root)]
    head = place.folder / "domain.yaml"
    head.write_text(with_line(head.read_text("utf-8"), "conforms_from", "2026-04-01"), "utf-8")
    forget()
    assert main(["catalog", "publish", DOMAIN, *at]) == 0
    assert main(["catalog", "draft", DOMAIN, "--version", "2.1", *at]) == 0
    days = ["--conforms-from", due, "--before-until", until]
    assert main(["catalog", "publish", f"{DOMAIN}@2.1", *days, *at]) == 2
    assert "USE197" in capsys.readouterr().err
    forget()
    assert loaded(place).head.valid_until is None


def test_all_domains_are_published_at_once_and_then_edited_only_in_a_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    root = tmp_path / "catalog"
    shutil.copytree(catalog_directory(), root)
    at = ["--catalog", str(root)]
    assert main(["catalog", "manifest", *at]) == 0
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert main(["catalog", "publish", "--all", "--on", "2026-04-01", *at]) == 0
    kept = read_frozen(root)
    assert [one.domain for one in kept] == domains_in(root)
    for one in kept:
        place = VersionPlace(root, one.domain, one.version)
        assert (one.sha256, one.on) == (content_hash(place.folder), "2026-04-01")
        assert (one.version, one.corrections) == (versions_in(root, one.domain)[-1], ())
    frozen = root / "lock" / "frozen.yaml"
    now = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert {path: now[path] for path in before if path != frozen} == before
    assert now.keys() - before.keys() == {frozen} - before.keys()
    last = named_place(root, kept[-1].domain)
    edit(last, "functions.yaml", "title_ja: ", "title_ja: 改")
    assert "CAT050" in codes(last)
    forget()
    assert main(["catalog", "publish", "--all", *at]) == 2
    assert "CAT050" in capsys.readouterr().err
    assert read_frozen(root) == kept
    edit(last, "functions.yaml", "title_ja: 改", "title_ja: ")
    number = f"{last.version}.1"
    assert main(["catalog", "draft", last.domain, "--version", number, *at]) == 0
    made = VersionPlace(root, last.domain, number)
    edit(made, "functions.yaml", "title_ja: ", "title_ja: 改")
    assert codes(made) == codes(last) == set()
    assert main(["catalog", "publish", f"{last.domain}@{number}", *at]) == 0
    assert len(read_frozen(root)) == len(kept) + 1
