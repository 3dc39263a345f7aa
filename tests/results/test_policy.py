"""A policy is read strictly: what is misspelt, empty or undated is an error of the call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.errors import UsageError
from conformance.results.policy import PolicyModel, read_policy

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "accepted:\n- case: a/*\n  approver: 課長\n  reason: 準備中\n  expires: 2027-03-31\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_not_said_is_kept_strictly(tmp_path: Path) -> None:
    assert read_policy(written(tmp_path, "policy: 1\n")) == PolicyModel()
    assert PolicyModel().narrowed == PolicyModel().sample_package == "block"


def test_an_accepted_entry_names_who_why_and_until_when(tmp_path: Path) -> None:
    (entry,) = read_policy(written(tmp_path, f"policy: 1\n{ENTRY}")).accepted
    assert (entry.approver, entry.expires.isoformat()) == ("課長", "2027-03-31")


@pytest.mark.parametrize(
    ("text", "key", "near", "line"),
    [
        ("policy: 1\n\nnarowed: warn\n", "narowed", "narrowed", 3),
        (ENTRY.replace("reason", "raeson"), "raeson", "reason", 4),
        (ENTRY.replace("accepted", "known_only"), "case", None, 2),
        ("policy: 1\nrelease: 8\n", "release", None, 2),
    ],
)
def test_an_unknown_key_is_told_first_with_the_nearest_that_may_stand_there(
    tmp_path: Path, text: str, key: str, near: str | None, line: int
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as raised:
        read_policy(path)
    first = raised.value.messages[0]
    assert f"unknown key {key}, expected one of " in first.text("en")
    assert f"に知らないキー {key} があります" in first.text("ja")
    assert first.remedy_en == (f"did you mean {near}?" if near else f"remove the line of {key}")
    assert first.where == f"{path}:{line}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("policy: 2\n", "policy"),
        ("policy: 1\nnarowed: warn\n", "narowed"),
        ("policy: 1\nnarrowed: maybe\n", "narrowed"),
        ("policy: 1\nmax_age_days: -1\n", "max_age_days"),
        (ENTRY.replace("課長", "' '"), "approver"),
        (ENTRY.replace("a/*", "'*'"), "case"),
        (ENTRY.replace("準備中", "_"), "reason"),
        (ENTRY.replace("準備中", "'-'"), "reason"),
        (ENTRY.replace("2027-03-31", "2027-02-30"), "expires"),
        ("\n".join(line for line in ENTRY.splitlines() if "expires" not in line), "expires"),
        ("- 1\n", "policy: 1"),
        ("", "policy: 1"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as raised:
        read_policy(path)
    (message, *_) = raised.value.messages
    assert message.code == "RES021"
    assert said in message.text("en")
    assert "[^" not in message.text("ja")  # a form that people read, no pattern
    assert f"{path}:" in message.where


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("policy: 1\nnarrowed: wran\n", "warn"),
        ("policy: 1\nunsigned: bolck\n", "block"),
        (f"{ENTRY}  given_for: {{relase: '1'}}\n", "release"),
    ],
)
def test_a_word_that_is_misspelt_is_told_the_nearest(tmp_path: Path, text: str, near: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_policy(written(tmp_path, text))
    (message, *_) = raised.value.messages
    assert message.remedy_en == f"did you mean {near}?"
    assert message.remedy_ja == f"{near} の誤りではありませんか。"


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2\n", "&a [*a]"])
def test_a_file_that_is_no_yaml_is_an_error_of_the_call(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_policy(written(tmp_path, text))
    assert raised.value.messages[0].code == "RES020"
    assert "カタログ" not in raised.value.messages[0].text("ja")


def test_a_policy_that_is_not_there_is_an_error_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        read_policy(tmp_path / "none.yaml")
    assert raised.value.messages[0].code == "RES020"
