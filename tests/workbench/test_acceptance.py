"""A signed result is accepted as by the command: a sample tried again, with a record."""

import json

import pytest

from conformance.trust.keys import make_keys, read_signer
from tests.trust import signed
from tests.workbench.conftest import settled

CASE = "child_allowance/rule/*/worked-examples"


@pytest.fixture
def bundle(bench, tmp_path):
    """Return a result of the sample package, signed with a key that the workbench trusts."""
    key = tmp_path / "private.pem"
    make_keys(key, bench.settings.keys / "vendor.pub")
    profile = bench.shelf.get("sample-reference").path
    return signed.bundle_of(signed.result_of(profile, case=CASE), read_signer(key), evidence=())


@pytest.mark.usefixtures("people")
def test_an_approver_tries_a_sample_again_and_has_the_record(bench, visitor, bundle):
    sent = {"profile": "sample-reference", "sample": "3", "seed": "7"}
    files = {"bundle": ("delivery.bundle", bundle)}
    assert visitor("tester").fill("/signed/accept", sent, files=files).status_code == 403
    approver = visitor("approver")
    answer = approver.fill("/signed/accept", sent, files=files)
    run = settled(bench, answer.headers["location"].rpartition("/")[2])
    page = approver.get(f"/runs/{run.id}").text
    assert (run.kind, run.state, run.exit_code) == ("accept", "ended", 0), page
    assert "すべて再現" in page
    assert str(bench.settings.folder) not in page
    record = approver.get(f"/runs/{run.id}/record").json()
    assert record == json.loads((bench.runs.folder(run) / "record.json").read_bytes())
    assert (record["seed"], len(record["cases"]), record["not_repeated"]) == (7, 3, 0)
    assert list(bench.settings.uploads.iterdir()) == []
    assert "delivery.bundle" in approver.get("/audit").text


def test_a_bundle_that_was_changed_ends_without_a_record(bench, alone, bundle):
    files = {"bundle": ("delivery.bundle", bundle[:-40])}
    answer = alone.fill("/signed/accept", {"profile": "sample-reference"}, files=files)
    run = settled(bench, answer.headers["location"].rpartition("/")[2])
    page = alone.get(f"/runs/{run.id}").text
    assert (run.state, "TRU" in page) == ("failed", True)
    assert alone.get(f"/runs/{run.id}/record").status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"profile": "nobody"}, {"sample": "all"}, {"seed": "-1"}, {"seed": "１"}]
)
def test_what_the_form_does_not_offer_starts_nothing(bench, alone, wrong):
    bench.settings.keys.joinpath("vendor.pub").write_bytes(b"x")
    sent = {"profile": "sample-reference", **wrong}
    answer = alone.fill("/signed/accept", sent, files={"bundle": ("a.bundle", b"x")})
    assert (answer.status_code, "WBN013" in answer.text) == (422, True)
    assert (bench.runs.all(), list(bench.settings.uploads.iterdir())) == ((), [])
