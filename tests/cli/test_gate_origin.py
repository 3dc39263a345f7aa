"""A gate holds a result that anybody could have written against the catalogue that lies here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conformance.cli.main import main
from conformance.results.store import write_result

sys.path.insert(0, str(Path(__file__).parents[1] / "trust"))

import signed

if TYPE_CHECKING:
    from conformance.results.model import Result

_WARN = "policy: 1\nnarrowed: warn\n"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return signed.profile_in(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="module")
def some(profile: Path) -> Result:
    """A run of a part of the domain, which it says."""
    return signed.result_of(profile, case=signed.SOME)


def asked(folder: Path, result: Result, policy: str = _WARN, *more: str) -> int:
    write_result(result, folder / "result.json")
    (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    call = ["gate", str(folder / "result.json"), "--policy", str(folder / "policy.yaml")]
    return main([*call, "--lang", "en", *more])


def forged(some: Result) -> Result:
    """The same cases, said to be all there are: every checksum and count is made anew."""
    whole = some.scope.model_copy(update={"cases": (), "narrowed": False, "left_out": 0})
    return signed.derived(some, scope=whole)


def edited(some: Result) -> Result:
    """The same cases, judged by a catalogue of the same version that somebody edited."""
    specs = (one.model_copy(update={"digest": "0" * 64}) for one in some.catalogue)
    return signed.derived(some, catalogue=tuple(specs))


def test_a_result_of_the_catalogue_here_opens_it_and_is_told_to_be_unsigned(
    some: Result, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(tmp_path, some) == 0
    assert "whoever could write the file could write the verdict" in capsys.readouterr().out


def test_a_part_that_is_called_the_whole_does_not_open_it(
    some: Result, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(tmp_path, forged(some)) == 3
    said = capsys.readouterr().out
    assert "its cases are not those of the catalogue" in said
    assert "nothing was left untested" not in said


def test_a_catalogue_of_the_same_version_that_was_edited_is_told_by_its_hash(
    some: Result, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(tmp_path, edited(some)) == 3
    assert "the result: 000000000000" in capsys.readouterr().out


@pytest.mark.parametrize(("policy", "code"), [("", 0), ("unsigned: block\n", 3)])
def test_a_policy_sets_how_much_both_weigh(
    policy: str, code: int, some: Result, tmp_path: Path
) -> None:
    assert asked(tmp_path, edited(some), f"{_WARN}catalogue: warn\n{policy}") == code


def test_a_signed_bundle_needs_nobody_elses_word(
    some: Result, profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_result(some, tmp_path / "result.json")
    assert main(["keys", "new", "vendor", "--folder", str(tmp_path)]) == 0
    bundle, key = tmp_path / "b.conformance", tmp_path / "vendor.key"
    call = ["sign", str(tmp_path / "result.json"), "--key", str(key), "--out", str(bundle)]
    assert main([*call, "--profile", str(profile)]) == 0
    (tmp_path / "policy.yaml").write_text(f"{_WARN}unsigned: block\n", encoding="utf-8")
    policy = ("--policy", str(tmp_path / "policy.yaml"))
    capsys.readouterr()
    assert (
        main(
            ["gate", str(bundle), "--trust", str(tmp_path / "vendor.pub"), *policy, "--lang", "en"]
        )
        == 0
    )
    assert "unsigned" not in capsys.readouterr().out
    assert main(["gate", str(tmp_path / "result.json"), *policy]) == 3


def test_a_result_as_of_a_day_to_come_is_a_part_of_what_is_asked_today(
    some: Result, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = some.run.finished_at.date().replace(year=some.as_of.year + 2)
    asked_for = some.invocation.model_copy(update={"as_of": day})
    later = signed.derived(some, invocation=asked_for)
    assert asked(tmp_path, later) == 0
    assert f"judged as of {day}, after the day of the run" in capsys.readouterr().out
    assert "(after the day of the run)" in later.verdict.line.en
    assert "（試験の日より先）" in later.verdict.line.ja
