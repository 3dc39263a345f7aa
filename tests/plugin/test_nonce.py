"""The nonce of a run on a shared database: drawn once, told in the result, known to all workers."""

import json

import pytest

from conformance.errors import UsageError
from conformance.plugin.options import options_of
from tests.plugin.conftest import DAY, conformance, repeatable

MUTANT = "child-allowance-claim-without-claimant"
UNCONFIRMED = 3  # what the fault breaks rests on an item that no text supports
CASES = "child_allowance/function/register-claim/*"
PROFILE = """
profile: 1
product: {name: 見本, vendor: 見本社, release: "1"}
municipality: {type: general_city, code: "139998", name: 見本市}
specifications: {child_allowance: {version: "2.0"}}
surfaces:
  api: {start: {reference: true}, capabilities: {reset: %s}}
"""


@pytest.fixture
def shared(tmp_path):
    path = tmp_path / "shared.yaml"
    path.write_text(PROFILE % "false", encoding="utf-8")
    return path


def broken(profile, out, *more):
    base = ("run", str(profile), "--as-of", DAY, "--seed", "1", "--case", CASES, "--mutant", MUTANT)
    done = conformance(*base, "--out", str(out), *more)
    assert done.returncode == UNCONFIRMED, done.stdout + done.stderr
    return repeatable(out)


@pytest.mark.whole
def test_workers_use_the_nonce_that_was_drawn_and_with_it_the_run_is_repeated(shared, tmp_path):
    drawn = broken(shared, tmp_path / "drawn", "-n", "2")
    nonce = json.loads(drawn)["invocation"]["nonce"]
    assert broken(shared, tmp_path / "given", "-n", "0", "--nonce", nonce) == drawn
    other = broken(shared, tmp_path / "other", "-n", "0")
    assert json.loads(other)["invocation"]["nonce"] != nonce
    assert other.replace(json.loads(other)["invocation"]["nonce"].encode(), nonce.encode()) != drawn


@pytest.mark.whole
def test_replay_repeats_the_verdict_about_new_people(shared, tmp_path):
    result = json.loads(broken(shared, tmp_path / "out", "-n", "0"))
    failed = next(c["id"] for c in result["cases"] if c["verdict"] == "unconfirmed")
    done = conformance(
        *("replay", str(tmp_path / "out" / "result.json"), failed),
        *("--lang", "en"),
    )
    assert done.returncode == UNCONFIRMED, done.stderr
    assert "F-" in done.stdout


@pytest.mark.whole
def test_a_package_that_starts_empty_needs_no_nonce(tmp_path):
    path = tmp_path / "empty.yaml"
    path.write_text(PROFILE % "true", encoding="utf-8")
    result = json.loads(broken(path, tmp_path / "out", "-n", "0", "--nonce", "abc"))
    assert "nonce" not in result["invocation"]


@pytest.mark.parametrize("wrong", ["a b", "é", "x" * 33, "a/b"])
def test_a_nonce_is_a_short_word_of_letters_and_digits(wrong):
    with pytest.raises(UsageError) as raised:
        options_of({"nonce": wrong})
    assert raised.value.messages[0].code == "USE001"
