"""Who would have a wrong result taken: by another key, by other names, by a record of his own."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest
import signed
from securesystemslib.signer import CryptoSigner

sys.path.insert(0, str(Path(__file__).parents[1] / "results"))

import pairs

from conformance.errors import UsageError
from conformance.trust.acceptance import acceptance, read_record, signed_record
from conformance.trust.again import again_model
from conformance.trust.bundle import verify
from conformance.trust.keys import TrustedKey
from conformance.trust.release import hold_release
from conformance.values.today import now_in_japan

ANSWERED = {"verdict": "answered", "ground": "reconstructed"}
AWAY = {"finding": None}


@pytest.fixture(scope="module")
def failing(profile, result):
    """A result in which one worked example fails, and the place of that case."""
    place = next(n for n, c in enumerate(result.cases) if c.verdict == "pass" and "/rule/" in c.id)
    failed = {result.cases[place].id: signed.outcome("fail")}
    return signed.result_of(profile, failed, case=signed.SOME), place


def refused(one, signer, trusted) -> str:
    with pytest.raises(UsageError) as error:
        verify(signed.bundle_of(one, signer), trusted, "x")
    return error.value.messages[0].code


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"verdict": "announced", "level": "announced", "due": dt.date(2099, 1, 1)}, "TRU043"),
        ({"verdict": "not_applicable", "level": "not_applicable", **AWAY}, "TRU043"),
        ({"verdict": "not_declared", "level": "optional", **AWAY}, "TRU043"),
        ({"verdict": "not_declared", **AWAY}, "TRU043"),
        ({"verdict": "spec_unclear", **AWAY}, "TRU043"),
        ({"verdict": "attested", **AWAY}, "RES003"),
        ({"verdict": "pass"}, "RES003"),
        ({"verdict": "unconfirmed", "ground": "reconstructed"}, "TRU043"),
    ],
    ids=lambda one: str(one.get("verdict")) if isinstance(one, dict) else one,
)
def test_a_failure_by_another_name(failing, vendor, trusted, changed, code) -> None:
    one, place = failing
    edited = signed.derived(one, cases=signed.with_case(one, place, **changed))
    assert refused(edited, vendor, trusted) == code


@pytest.mark.parametrize(
    "spelt",
    [
        lambda name: name + "\u200b",
        lambda name: name[:-1] + chr(ord(name[-1]) + 0xFEE0),
        lambda name: name.replace("-", "\u2010"),
        lambda name: name.replace("a", "\u0430"),
        str.upper,
        lambda name: name + "/",
    ],
    ids=["zero width", "full width", "another hyphen", "cyrillic", "upper case", "slash"],
)
def test_a_passing_case_that_looks_like_the_failing_one(failing, vendor, trusted, spelt) -> None:
    one, place = failing
    case = one.cases[place]
    name = f"{case.requirement}/{spelt(case.id.removeprefix(f'{case.requirement}/'))}"
    changed = signed.with_case(one, place, id=name, verdict="pass", finding=None)
    assert refused(signed.derived(one, cases=changed), vendor, trusted) == "TRU042"
    more = (*one.cases, changed[place])
    assert refused(signed.derived(one, cases=more), vendor, trusted) == "TRU042"


def test_a_waiver_without_end_makes_nothing_conformant(failing, vendor, trusted) -> None:
    one, place = failing
    given = pairs.waiver(dt.date.max, one.cases[place].id)
    waived = signed.derived(one, cases=signed.with_case(one, place, waiver=given))
    assert verify(signed.bundle_of(waived, vendor), trusted, "x").result.verdict.exit_code == 3


@pytest.fixture(scope="module")
def town():
    return CryptoSigner.generate_ed25519()


def record_of(bundle, trusted, again=None, **changed):
    """A record of somebody who drew twenty passes, all of which repeated."""
    one = verify(bundle, trusted, "x")
    passes = [case for case in one.result.cases if case.verdict == "pass"][:20]
    made = acceptance(
        one,
        tuple(again_model("pass", case) for case in (again or (lambda all_: all_))(passes)),
        accepted_for=one.result.product,
        profile_digest="1" * 64,
        seed=77,
        versions=one.result.invocation.versions,
        tried_at=now_in_japan(),
    )
    return made.model_copy(update=changed)


def read(record, signer) -> str | None:
    """The code by which a signed record is refused; None where it is taken."""
    try:
        read_record(signed_record(record, signer), (TrustedKey(signer.public_key, "x.pub"),))
    except UsageError as error:
        return error.messages[0].code
    return None


def test_a_vendor_does_not_accept_its_own_result(bundle, trusted, vendor, town) -> None:
    record = record_of(bundle, trusted)
    assert read(record, town) is None
    assert read(record, vendor) == "TRU095"


def test_a_record_of_another_release_than_was_delivered(bundle, trusted, town) -> None:
    one = record_of(bundle, trusted)
    other = one.product.model_copy(update={"release": "9.9"})
    assert read(one.model_copy(update={"accepted_for": other}), town) == "TRU080"


def test_a_record_by_the_vendors_own_seed(bundle, trusted, town) -> None:
    one = record_of(bundle, trusted)
    assert read(one.model_copy(update={"seed": one.vendor.seed}), town) == "TRU080"


def test_a_record_that_counts_one_case_many_times(bundle, trusted, town) -> None:
    assert read(record_of(bundle, trusted, lambda passes: passes[:1] * 20), town) == "TRU080"


@pytest.mark.parametrize("state", ["not_conformant", "waived", "incomplete", "stale"])
def test_a_record_of_a_bad_verdict_with_a_good_exit_code(bundle, trusted, town, state) -> None:
    one = record_of(bundle, trusted)
    verdict = one.vendor.verdict.model_copy(update={"state": state, "exit_code": 0})
    forged = one.vendor.model_copy(update={"verdict": verdict})
    assert read(one.model_copy(update={"vendor": forged, "exit_code": 0}), town) == "TRU080"


@pytest.mark.parametrize("release", ["1.0 ", "1.00", "１.０", "2.0", ""])
def test_what_is_signed_for_a_release_is_of_no_other(bundle, trusted, release, tmp_path) -> None:
    product = verify(bundle, trusted, "x").result.product
    hold_release(product, product.release, tmp_path)
    hold_release(product, None, tmp_path)
    with pytest.raises(UsageError, match="TRU096"):
        hold_release(product, release, tmp_path)
