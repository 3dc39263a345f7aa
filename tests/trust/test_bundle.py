"""What was signed is taken; whatever was changed is refused, each with its own reason."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import io
import json
import stat
import zipfile

import pytest
import rfc8785
import signed
from securesystemslib.signer import CryptoSigner

from conformance.errors import UsageError
from conformance.results.invocation import VersionsModel
from conformance.results.model import WaiverModel
from conformance.results.store import to_bytes
from conformance.trust import listed
from conformance.trust.bundle import verify
from conformance.trust.container import ENVELOPE, RESULT, compressed, packed, unpacked
from conformance.trust.envelope import sealed
from conformance.trust.keys import TrustedKey
from conformance.values.today import now_in_japan, today_in_japan

EVIDENCE = f"evidence/{hashlib.sha256(signed.EVIDENCE).hexdigest()}"


def reason(bundle, trusted, now=None) -> str:
    """The code with which a bundle is refused."""
    with pytest.raises(UsageError) as caught:
        verify(bundle, trusted, "a.bundle", now)
    (message,) = caught.value.messages
    assert message.ja
    assert message.en
    assert message.remedy_ja
    assert message.remedy_en
    return message.code


def envelope(bundle) -> dict:
    return json.loads(unpacked(bundle, "x")[ENVELOPE])


def with_envelope(bundle, content) -> bytes:
    data = content if isinstance(content, bytes) else rfc8785.dumps(content)
    return signed.with_members(bundle, **{ENVELOPE: data})


def zipped(bundle, change=None, *, names=None, method=zipfile.ZIP_STORED) -> bytes:
    """The members of a bundle in a zip of somebody else's making."""
    members = unpacked(bundle, "x")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names or members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o600) << 16
            if change is not None:
                change(info)
            file.writestr(info, members.get(name, b"x"), method)
    return out.getvalue()


def test_what_was_signed_is_taken(bundle, trusted, result) -> None:
    found = verify(bundle, trusted, "a.bundle")
    assert found.result == result
    assert found.key.name == "vendor.pub"
    assert found.statement.predicate.result == "WARNED"  # a part, and one is only stated


def test_a_zip_of_our_own_form_is_taken_whoever_wrote_it(bundle) -> None:
    assert zipped(bundle) == bundle


def test_every_byte_counts(tmp_path, vendor, trusted) -> None:
    profile = signed.profile_in(tmp_path)
    few = {"case": "child_allowance/function/manage-memo/*"}
    small = signed.bundle_of(signed.result_of(profile, **few), vendor)
    taken = []
    for at in range(0, len(small), 13):
        broken = bytearray(small)
        broken[at] ^= 1 << (at % 8)
        try:
            verify(bytes(broken), trusted, "a.bundle")
        except UsageError:
            continue
        taken.append(at)
    assert len(small) > 3_000
    assert taken == []


# The container.


@pytest.mark.parametrize("cut", [0, 10, 1_000, -1])
def test_a_file_that_is_cut_off(bundle, trusted, cut) -> None:
    assert reason(bundle[:cut], trusted) == "TRU010"


@pytest.mark.parametrize("more", ["behind", "before", "comment"])
def test_bytes_beside_the_members(bundle, trusted, more) -> None:
    changed = {
        "behind": bundle + b"\0",
        "before": b"#!/bin/sh\n" + bundle,
        "comment": bundle[:-2] + b"\1\0x",
    }[more]
    assert reason(changed, trusted) in {"TRU010", "TRU013"}


def test_another_date_of_a_member(bundle, trusted) -> None:
    def change(info: zipfile.ZipInfo) -> None:
        info.date_time = (2026, 1, 1, 0, 0, 0)

    assert reason(zipped(bundle, change), trusted) == "TRU013"


def test_members_in_another_order(bundle, trusted) -> None:
    names = list(reversed(unpacked(bundle, "x")))
    assert reason(zipped(bundle, names=names), trusted) == "TRU013"


def test_a_member_that_is_a_link(bundle, trusted) -> None:
    def change(info: zipfile.ZipInfo) -> None:
        info.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert reason(zipped(bundle, change), trusted) == "TRU012"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_stands_twice(bundle, trusted) -> None:
    names = [*unpacked(bundle, "x"), RESULT]
    assert reason(zipped(bundle, names=names), trusted) == "TRU012"


@pytest.mark.parametrize("name", [ENVELOPE, RESULT])
def test_a_member_that_is_missing(bundle, trusted, name) -> None:
    names = [one for one in unpacked(bundle, "x") if one != name]
    assert reason(zipped(bundle, names=names), trusted) == "TRU012"


@pytest.mark.parametrize(
    "name", ["../../.ssh/authorized_keys", "/etc/passwd", "evidence/../x", "C:\\x", "result.json"]
)
def test_a_member_of_another_name(bundle, trusted, name) -> None:
    names = [*unpacked(bundle, "x"), name]
    assert reason(zipped(bundle, names=names), trusted) == "TRU012"


def test_members_that_are_compressed(bundle, trusted) -> None:
    assert reason(zipped(bundle, method=zipfile.ZIP_DEFLATED), trusted) == "TRU012"


def test_a_member_that_claims_another_size(bundle, trusted) -> None:
    at = bundle.index(b"PK\1\2")
    size = bundle[at + 24 : at + 28]
    broken = bundle[: at + 24] + bytes([size[0] ^ 1]) + bundle[at + 25 :]
    assert reason(broken, trusted) in {"TRU010", "TRU012", "TRU013"}


def test_more_members_than_anybody_needs(bundle, trusted, monkeypatch) -> None:
    many = zipped(bundle, names=[f"evidence/{number:064x}" for number in range(6_000)])
    listed_at_once = []
    monkeypatch.setattr(zipfile, "ZipFile", listed_at_once.append)
    assert reason(many, trusted) == "TRU011"
    assert listed_at_once == []


def test_a_list_of_members_told_in_another_place(bundle, trusted) -> None:
    end = bundle[-22:]
    assert reason(bundle[:-22] + b"PK\6\7" + b"\0" * 16 + end, trusted) == "TRU010"


def test_a_result_that_grows_without_end(vendor, trusted, result, monkeypatch) -> None:
    monkeypatch.setattr("conformance.trust.container.MOST_RESULT", 1 << 20)
    bomb = signed.raw_bundle(b" " * (3 << 20), result, vendor)
    assert len(bomb) < 20_000
    assert reason(bomb, trusted) == "TRU011"


def test_a_result_that_grows_more_than_any_does(vendor, trusted, result) -> None:
    assert len(to_bytes(result)) / len(compressed(to_bytes(result))) < 40
    bomb = signed.raw_bundle(b"[" + b"{}," * (1 << 20) + b"{}]", result, vendor)
    assert reason(bomb, trusted) == "TRU011"


def test_a_result_that_says_a_name_twice(vendor, trusted, result) -> None:
    twice = to_bytes(result).replace(b'"cases":[', b'"cases":[],"cases":[', 1)
    assert reason(signed.raw_bundle(twice, result, vendor), trusted) == "RES005"


def test_moments_that_cannot_be_compared(vendor, trusted, result) -> None:
    run = result.run.model_copy(update={"started_at": result.run.started_at.replace(tzinfo=None)})
    forged = to_bytes(result.model_copy(update={"run": run}))
    assert reason(signed.raw_bundle(forged, result, vendor), trusted) == "RES001"


@pytest.mark.parametrize("change", [lambda one: one[:-9], lambda one: one + one, lambda _: b"{}"])
def test_a_result_that_cannot_be_let_out(bundle, vendor, trusted, result, change) -> None:
    members = unpacked(bundle, "x")
    members[RESULT] = change(members[RESULT])
    from conformance.trust.statement import statement_of, timestamp_text

    stated = {name: one for name, one in members.items() if name != ENVELOPE}
    stated["result.json"] = to_bytes(result)
    statement = statement_of(result, stated, timestamp_text(now_in_japan()))
    members[ENVELOPE] = sealed(statement.to_bytes(), vendor)
    assert reason(packed(members), trusted) == "TRU014"


# The envelope.


def test_the_key_of_somebody_else(result, stranger, trusted) -> None:
    assert reason(signed.bundle_of(result, stranger), trusted) == "TRU022"


def test_an_edited_result_signed_again_by_somebody_else(result, stranger, trusted) -> None:
    better = signed.derived(result, product=result.product.model_copy(update={"release": "2.0"}))
    assert reason(signed.bundle_of(better, stranger), trusted) == "TRU022"


def test_the_name_of_a_trusted_key_on_the_signature_of_another(bundle, stranger, trusted) -> None:
    forged = CryptoSigner(
        stranger._private_key,
        type(stranger.public_key)(
            trusted[0].id,
            stranger.public_key.keytype,
            stranger.public_key.scheme,
            stranger.public_key.keyval,
        ),
    )
    payload = base64.b64decode(envelope(bundle)["payload"])
    assert reason(with_envelope(bundle, sealed(payload, forged)), trusted) == "TRU023"


def test_a_signature_over_another_payload(bundle, result, vendor, trusted) -> None:
    other = signed.derived(result, product=result.product.model_copy(update={"release": "2.0"}))
    mixed = envelope(bundle) | {
        "signatures": envelope(signed.bundle_of(other, vendor))["signatures"]
    }
    assert reason(with_envelope(bundle, mixed), trusted) == "TRU023"


def test_the_envelope_of_another_bundle(bundle, tmp_path, vendor, trusted) -> None:
    other = signed.bundle_of(signed.result_of(signed.profile_in(tmp_path, "2.0")), vendor)
    mixed = with_envelope(bundle, unpacked(other, "x")[ENVELOPE])
    assert reason(mixed, trusted) == "TRU031"


def test_another_type_of_payload(bundle, trusted) -> None:
    other = envelope(bundle) | {"payloadType": "text/plain"}
    assert reason(with_envelope(bundle, other), trusted) == "TRU021"


def test_a_type_that_the_key_signed_but_that_is_none_of_ours(bundle, vendor, trusted) -> None:
    from securesystemslib.dsse import Envelope

    payload = base64.b64decode(envelope(bundle)["payload"])
    other = Envelope(payload, "application/json", {})
    other.sign(vendor)
    assert reason(with_envelope(bundle, other.to_dict()), trusted) == "TRU021"


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one | {"signatures": []},
        lambda one: one | {"signatures": one["signatures"] * 2},
        lambda one: one | {"note": "x"},
        lambda one: {name: one[name] for name in ("payload", "signatures")},
        lambda one: one | {"signatures": [one["signatures"][0] | {"cert": "x"}]},
        lambda one: one | {"payload": one["payload"] + "\n"},
        lambda one: one | {"payload": "***"},
        lambda one: one | {"payload": 1},
        lambda one: json.dumps(one).encode(),
        lambda one: b'{"payload":"",' + rfc8785.dumps(one)[1:],
        lambda _: b"",
        lambda _: b"[]",
        lambda _: b'{"payload":[' + b"{}," * 100_000 + b"{}]}",
        lambda _: b"[" * 100_000,
    ],
)
def test_an_envelope_of_another_form(bundle, trusted, change) -> None:
    assert reason(with_envelope(bundle, change(envelope(bundle))), trusted) == "TRU020"


def test_a_key_that_is_trusted_but_of_another_sort(bundle) -> None:
    other = CryptoSigner.generate_ecdsa()
    assert reason(bundle, (TrustedKey(other.public_key, "ec.pub"),)) == "TRU022"


# The statement.


@pytest.mark.parametrize(
    "edit",
    [
        lambda one: one.update(predicateType="https://slsa.dev/provenance/v1"),
        lambda one: one.update(subject=[]),
        lambda one: one.update(more=1),
        lambda one: one["predicate"].update(result="FINE"),
        lambda one: one["predicate"].pop("configuration"),
    ],
)
def test_a_statement_of_another_form(bundle, vendor, trusted, edit) -> None:
    assert reason(signed.resigned(bundle, vendor, edit), trusted) == "TRU030"


@pytest.mark.parametrize(
    "edit",
    [
        lambda one: one["predicate"].update(result="PASSED"),
        lambda one: one["subject"][0].update(name="another product"),
        lambda one: one["predicate"].update(failedTests=["x"]),
        lambda one: one["predicate"]["configuration"][-1].update(uri="pkg:generic/python@9"),
    ],
)
def test_a_statement_that_does_not_follow_from_its_result(bundle, vendor, trusted, edit) -> None:
    assert reason(signed.resigned(bundle, vendor, edit), trusted) == "TRU033"


def test_an_exchanged_result(bundle, result, trusted) -> None:
    other = compressed(to_bytes(signed.derived(result, questions=())))
    assert reason(signed.with_members(bundle, **{RESULT: other}), trusted) == "TRU031"


def test_an_exchanged_file_of_evidence(bundle, trusted) -> None:
    changed = signed.with_members(bundle, **{EVIDENCE: b"something else"})
    assert reason(changed, trusted) == "TRU031"


def test_evidence_that_was_taken_out(bundle, trusted) -> None:
    assert reason(signed.with_members(bundle, **{EVIDENCE: None}), trusted) == "TRU031"


def test_evidence_that_was_added(bundle, trusted) -> None:
    more = signed.with_members(bundle, **{"evidence/" + "0" * 64: b"more"})
    assert reason(more, trusted) == "TRU031"


@pytest.mark.parametrize("evidence", [(), (signed.EVIDENCE, b"more")])
def test_evidence_signed_otherwise_than_the_result_names_it(
    result, vendor, trusted, evidence
) -> None:
    assert reason(signed.bundle_of(result, vendor, evidence), trusted) == "TRU032"


# The result: signed by the trusted key, and yet not taken.


def test_something_that_is_no_result(result, vendor, trusted) -> None:
    assert reason(signed.raw_bundle(b"{}", result, vendor), trusted) == "RES001"


def test_a_result_edited_by_hand(result, vendor, trusted) -> None:
    edited = to_bytes(result).replace(b'"release":"1.0"', b'"release":"1.1"', 1)
    assert reason(signed.raw_bundle(edited, result, vendor), trusted) == "RES004"


def test_a_verdict_that_does_not_follow_from_the_cases(result, vendor, trusted) -> None:
    verdict = result.verdict.model_copy(update={"state": "waived", "exit_code": 3})
    better = result.model_copy(update={"verdict": verdict})
    assert reason(signed.bundle_of(better, vendor), trusted) == "RES003"


def test_cases_left_out_by_whoever_signs(whole, vendor, trusted) -> None:
    fewer = signed.derived(whole, cases=whole.cases[3:])
    assert reason(signed.bundle_of(fewer, vendor), trusted) == "TRU042"


def test_cases_left_out_and_called_a_selection(whole, vendor, trusted) -> None:
    scope = whole.scope.model_copy(update={"left_out": 3})
    fewer = signed.derived(whole, cases=whole.cases[3:], scope=scope)
    assert reason(signed.bundle_of(fewer, vendor), trusted) == "TRU042"


def test_cases_left_out_of_what_was_selected(whole, vendor, trusted) -> None:
    api = [case for case in whole.cases if case.surface == "api"]
    scope = whole.scope.model_copy(
        update={
            "surfaces": ("api",),
            "narrowed": True,
            "left_out": len(whole.cases) - len(api) + 1,
        }
    )
    fewer = signed.derived(whole, cases=tuple(api[1:]), scope=scope)
    assert reason(signed.bundle_of(fewer, vendor, ()), trusted) == "TRU042"


def test_a_case_that_the_catalogue_does_not_know(result, vendor, trusted) -> None:
    name = f"{result.cases[0].requirement}/made-up"
    more = signed.derived(
        result, cases=(*result.cases, result.cases[0].model_copy(update={"id": name}))
    )
    assert reason(signed.bundle_of(more, vendor), trusted) == "TRU042"


@pytest.mark.parametrize(
    "changed",
    [
        {"verdict": "not_declared"},
        {"verdict": "not_applicable"},
        {"level": "optional", "verdict": "not_declared"},
        {"class_expression": "optional", "level": "optional", "verdict": "not_declared"},
        {"polarity": "value"},
        {"provenance": "official"},
        {"surface": "evidence"},
    ],
)
def test_a_case_declared_away(result, vendor, trusted, changed) -> None:
    number = next(
        n
        for n, case in enumerate(result.cases)
        if case.class_expression == "required" and case.provenance == "derived"
        if case.verdict == "pass" and case.polarity == "accept"
    )
    other = signed.derived(result, cases=signed.with_case(result, number, **changed))
    assert reason(signed.bundle_of(other, vendor), trusted) == "TRU043"


def test_a_catalogue_of_a_version_that_is_not_here(result, vendor, trusted) -> None:
    spec = result.catalogue[0].model_copy(update={"version": "9.9"})
    other = signed.derived(result, catalogue=(spec,))
    assert reason(signed.bundle_of(other, vendor), trusted) == "TRU040"


@pytest.mark.parametrize("domain", ["../../x", "", "/", "common", "child_allowance/2.0/.."])
def test_a_catalogue_of_no_domain(result, vendor, trusted, domain) -> None:
    spec = result.catalogue[0].model_copy(update={"domain": domain})
    other = signed.derived(result, catalogue=(spec,))
    assert reason(signed.bundle_of(other, vendor), trusted) == "TRU040"


def test_a_catalogue_that_was_edited(result, vendor, trusted) -> None:
    spec = result.catalogue[0].model_copy(update={"digest": "0" * 64})
    other = signed.derived(result, catalogue=(spec,))
    assert reason(signed.bundle_of(other, vendor), trusted) == "TRU041"


def test_a_catalogue_that_was_edited_here(bundle, trusted, monkeypatch) -> None:
    monkeypatch.setattr(listed, "digest_of", lambda _: "f" * 64)
    assert reason(bundle, trusted) == "TRU041"


# Times.


def waived(result, expires: dt.date):
    number = next(n for n, case in enumerate(result.cases) if case.verdict == "pass")
    case = result.cases[number]
    waiver = WaiverModel(
        of=case.id, approver="x", reason="y", risk="z", expires=expires, expired=False
    )
    return signed.derived(result, cases=signed.with_case(result, number, waiver=waiver))


def test_a_waiver_that_has_run_out_on_the_day_of_verification(result, vendor, trusted) -> None:
    today = today_in_japan()
    bundle = signed.bundle_of(waived(result, today), vendor)
    evening = dt.datetime.combine(today, dt.time(23, 59), now_in_japan().tzinfo)

    assert verify(bundle, trusted, "a", evening).result.verdict.state == "stale"  # nothing fails
    assert reason(bundle, trusted, evening + dt.timedelta(minutes=2)) == "TRU060"
    with pytest.raises(UsageError) as caught:
        verify(bundle, trusted, "a", evening + dt.timedelta(minutes=2))
    assert caught.value.exit_code == 6


def test_a_moment_to_come(result, vendor, trusted) -> None:
    bundle = signed.bundle_of(result, vendor, now=now_in_japan() + dt.timedelta(hours=1))
    assert reason(bundle, trusted) == "TRU050"


def test_the_last_moment_that_a_clock_knows(bundle, vendor, trusted) -> None:
    def edit(one: dict) -> None:
        one["subject"][0]["annotations"]["signedAt"] = "9999-12-31T23:59:59Z"

    assert reason(signed.resigned(bundle, vendor, edit), trusted) == "TRU050"


def test_a_clock_here_that_is_behind(bundle, trusted) -> None:
    assert reason(bundle, trusted, now_in_japan() - dt.timedelta(days=1)) == "TRU050"


def test_a_run_to_come(result, vendor, trusted) -> None:
    later = now_in_japan() + dt.timedelta(days=2)
    run = result.run.model_copy(update={"started_at": later, "finished_at": later})
    other = signed.derived(result, run=run, scope=result.scope.model_copy())
    bundle = signed.bundle_of(other, vendor, now=later)
    assert reason(bundle, trusted) in {"RES003", "TRU050"}


@pytest.mark.parametrize("moment", ["", "yesterday", "2020-01-01T00:00:00Z", "2026-1-1T0:0:0Z"])
def test_a_moment_before_the_run_or_none(bundle, vendor, trusted, moment) -> None:
    def edit(one: dict) -> None:
        one["subject"][0]["annotations"]["signedAt"] = moment

    assert reason(signed.resigned(bundle, vendor, edit), trusted) == "TRU051"


def test_versions_that_decide_draws_are_signed(result, vendor, trusted) -> None:
    other = VersionsModel(harness="0.0.9", python="3.11.0", hypothesis="6.0.0")
    asked = result.invocation.model_copy(update={"versions": other})
    found = verify(signed.bundle_of(signed.derived(result, invocation=asked), vendor), trusted, "a")
    named = {one.name: one.uri for one in found.statement.predicate.configuration}
    assert named["harness"] == "pkg:pypi/jichitai-conformance@0.0.9"
    assert named["hypothesis"] == "pkg:pypi/hypothesis@6.0.0"
