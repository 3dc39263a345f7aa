"""Signed results in the browser: what the command says, with keys that an approver trusts."""

import re
import tempfile

import pytest

from conformance.results.store import write_result
from conformance.trust.keys import make_keys, read_signer
from tests.report import samples
from tests.trust import signed


@pytest.fixture
def key(tmp_path):
    return make_keys(tmp_path / "private.pem", tmp_path / "vendor.pub")


def sent(tmp_path, name="vendor.pub"):
    return {"key": (name, (tmp_path / "vendor.pub").read_bytes())}


@pytest.mark.usefixtures("people")
def test_a_key_is_trusted_by_an_approver_alone_and_it_stands_in_the_audit(
    visitor, bench, key, tmp_path
):
    tester, approver = visitor("tester"), visitor("approver")
    assert tester.fill("/signed/keys", files=sent(tmp_path)).status_code == 403
    assert list(bench.settings.keys.iterdir()) == []
    assert approver.fill("/signed/keys", files=sent(tmp_path)).status_code == 303
    assert key.id in tester.get("/signed").text
    assert key.id in approver.get("/audit").text


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END", b"x" * 99])
def test_what_is_no_key_is_not_kept(alone, bench, content):
    answer = alone.fill("/signed/keys", files={"key": ("vendor.pub", content)})
    assert (answer.status_code, "TRU004" in answer.text) == (422, True)
    assert list(bench.settings.keys.iterdir()) == []


def test_a_file_of_the_folder_that_is_no_key_is_told_as_such(alone, bench):
    (bench.settings.keys / "k<script>.pub").write_text('"><script>alert(1)</script>', "utf-8")
    page = alone.get("/signed")
    assert (page.status_code, "公開鍵ではありません" in page.text) == (200, True)
    assert "k&lt;script&gt;.pub" in page.text


@pytest.mark.usefixtures("key")
def test_a_second_key_of_that_name_does_not_replace_the_first(alone, bench, tmp_path):
    alone.fill("/signed/keys", files=sent(tmp_path))
    first = (bench.settings.keys / "vendor.pub").read_bytes()
    make_keys(tmp_path / "other.pem", tmp_path / "other.pub")
    other = {"key": ("vendor.pub", (tmp_path / "other.pub").read_bytes())}
    answer = alone.fill("/signed/keys", files=other)
    assert (answer.status_code, "WBN006" in answer.text) == (422, True)
    assert (bench.settings.keys / "vendor.pub").read_bytes() == first


@pytest.mark.usefixtures("key")
def test_a_bundle_is_told_as_the_command_tells_it(alone, tmp_path):
    alone.fill("/signed/keys", files=sent(tmp_path))
    result = signed.result_of(signed.profile_in(tmp_path / "own"), case=signed.SOME)
    content = signed.bundle_of(result, read_signer(tmp_path / "private.pem"))
    shown = alone.fill("/signed", files={"bundle": ("a.bundle", content)}).text
    assert "TRU" not in shown
    assert result.verdict.line.ja.partition(" ")[0] in shown
    assert str(tmp_path) not in shown
    torn = alone.fill("/signed", files={"bundle": ("a.bundle", content[:-40])}).text
    assert "TRU" in torn
    assert tempfile.gettempdir() not in torn


def test_without_a_key_nothing_is_verified(alone):
    answer = alone.fill("/signed", files={"bundle": ("a.bundle", b"x")})
    assert (answer.status_code, "WBN008" in answer.text) == (422, True)


@pytest.fixture
def bundle(key, tmp_path):
    result = signed.result_of(signed.profile_in(tmp_path / "own"), case=signed.SOME)
    return result, signed.bundle_of(result, read_signer(tmp_path / "private.pem")), key


def test_a_verified_result_can_be_opened_and_the_gate_be_asked(alone, bench, bundle, tmp_path):
    result, content, key = bundle
    alone.fill("/signed/keys", files=sent(tmp_path))
    shown = alone.fill("/signed", files={"bundle": ("a.bundle", content)}).text
    found = re.search(r'href="(/results/[0-9a-f]{16})"', shown)
    page = alone.get(found[1]).text
    assert result.verdict.line.ja in page
    gate = alone.get(f"{found[1]}/gate").text
    assert "導入してよいか: " in gate
    for each in (page, gate):
        assert key.id in each
        assert "署名を確かめた結果です" in each
    again = alone.fill("/signed", files={"bundle": ("b.bundle", content)}).text
    assert found[1] in again
    assert len(bench.library.all()) == 1


def test_a_bundle_that_does_not_hold_leaves_no_result(alone, bench, bundle, tmp_path):
    alone.fill("/signed/keys", files=sent(tmp_path))
    shown = alone.fill("/signed", files={"bundle": ("a.bundle", bundle[1][:-40])}).text
    assert "/results/" not in shown
    make_keys(tmp_path / "other.pem", tmp_path / "other.pub")
    strange = signed.bundle_of(bundle[0], read_signer(tmp_path / "other.pem"))
    shown = alone.fill("/signed", files={"bundle": ("b.bundle", strange)}).text
    assert "/results/" not in shown
    assert list(bench.settings.results.iterdir()) == []


def test_no_signature_is_claimed_for_a_result_that_was_exchanged(alone, bench, bundle, tmp_path):
    alone.fill("/signed/keys", files=sent(tmp_path))
    alone.fill("/signed", files={"bundle": ("a.bundle", bundle[1])})
    (folder,) = bench.settings.results.iterdir()
    write_result(samples.result(), folder / "result.json")
    (one,) = bench.library.all()
    assert "署名を確かめた結果です" not in alone.get(f"/results/{one.key}").text
    assert "署名を確かめた結果です" not in alone.get(f"/results/{one.key}/gate").text
