"""A record of an acceptance says what repeated, is signed as it stands, and does not disagree."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import jsonschema
import pytest
import rfc8785

from conformance.cli.schemas import schema_of
from conformance.report.accepted import accepted_text
from conformance.trust.acceptance import (
    acceptance,
    is_record,
    read_record,
    signed_record,
    to_bytes,
)
from conformance.trust.again import again_model
from conformance.trust.bundle import verify
from conformance.trust.keys import TrustedKey
from conformance.trust.refused import BundleError
from conformance.values.today import now_in_japan


@pytest.fixture(scope="module")
def one(bundle, trusted):
    return verify(bundle, trusted, "a")


def record_of(one, verdicts: list[str], tried_at=None):
    passes = [case for case in one.result.cases if case.verdict == "pass"]
    again = [
        again_model("pass", case.model_copy(update={"verdict": verdict}))
        for case, verdict in zip(passes, verdicts, strict=False)
    ]
    return acceptance(
        one,
        again,
        accepted_for=one.result.product,
        profile_digest="0" * 64,
        seed=7,
        versions=one.result.invocation.versions,
        tried_at=tried_at or now_in_japan(),
    )


def test_what_repeats_leaves_the_vendors_verdict(one) -> None:
    record = record_of(one, ["pass"] * 59)
    assert (record.repeated, record.not_repeated, record.not_judged) == (59, 0, 0)
    assert record.exit_code == one.result.verdict.exit_code == 0
    assert record.at_most_percent < 5
    assert not record.same_profile


@pytest.mark.parametrize(
    ("now", "code"),
    [
        ("fail", 1),
        ("unconfirmed", 1),
        ("spec_unclear", 1),
        ("attested", 1),
        ("untested", 3),
        ("needs_review", 3),
        ("harness_error", 4),
    ],
)
def test_one_that_does_not_repeat_decides(one, now, code) -> None:
    record = record_of(one, ["pass"] * 58 + [now])
    assert record.exit_code == code
    assert record.at_most_percent > record_of(one, ["pass"] * 59).at_most_percent


def test_a_failure_is_told_before_what_could_not_be_judged(one) -> None:
    assert record_of(one, ["harness_error", "fail", "untested"]).exit_code == 1


def test_a_record_follows_its_schema(one) -> None:
    record = record_of(one, ["pass", "fail"])
    jsonschema.validate(record.model_dump(mode="json", exclude_none=True), schema_of("acceptance"))


def test_a_signed_record_is_read_again(one, stranger) -> None:
    record = record_of(one, ["pass"] * 5)
    content = signed_record(record, stranger)
    assert is_record(content)
    assert read_record(content, (TrustedKey(stranger.public_key, "town.pub"),)) == record


def code(content, trusted) -> str:
    with pytest.raises(BundleError) as caught:
        read_record(content, trusted)
    return caught.value.messages[0].code


def test_a_record_without_a_signature_is_none(one, trusted) -> None:
    assert code(to_bytes(record_of(one, ["pass"])), trusted) == "TRU020"


def test_the_record_of_somebody_else(one, stranger, trusted) -> None:
    assert code(signed_record(record_of(one, ["pass"]), stranger), trusted) == "TRU022"


@pytest.mark.parametrize(
    "changed",
    [{"repeated": 6}, {"at_most": 0}, {"at_most_percent": 0.0}, {"exit_code": 0}, {"passes": 1}],
)
def test_a_record_that_disagrees_with_its_cases(one, vendor, trusted, changed) -> None:
    record = record_of(one, ["pass"] * 4 + ["fail"]).model_copy(update=changed)
    assert code(signed_record(record, vendor), trusted) == "TRU080"


def test_a_bundles_statement_is_no_record(one, vendor, trusted) -> None:
    from conformance.trust.envelope import sealed

    assert code(sealed(one.statement.to_bytes(), vendor), trusted) == "TRU080"
    assert code(sealed(rfc8785.dumps({}), vendor), trusted) == "TRU080"


def test_a_record_of_a_day_to_come(one, stranger) -> None:
    later, town = now_in_japan() + dt.timedelta(days=1), TrustedKey(stranger.public_key, "town.pub")
    assert code(signed_record(record_of(one, ["pass"], later), stranger), (town,)) == "TRU050"


@pytest.fixture
def unclear(one):
    """A bundle in which the vendor calls three cases unclear."""
    cases = tuple(
        case.model_copy(update={"verdict": "spec_unclear"}) if number < 3 else case
        for number, case in enumerate(one.result.cases)
    )
    return replace(one, result=one.result.model_copy(update={"cases": cases}))


def excused_record(unclear, now: str):
    passed = next(case for case in unclear.result.cases if case.verdict == "pass")
    other = unclear.result.cases[0].model_copy(update={"verdict": now})
    again = [again_model("pass", passed), again_model("spec_unclear", other)]
    return acceptance(
        unclear,
        again,
        accepted_for=unclear.result.product,
        profile_digest="0" * 64,
        seed=7,
        versions=unclear.result.invocation.versions,
        tried_at=now_in_japan(),
    )


def test_a_failure_among_what_is_excused_refuses(unclear, stranger) -> None:
    record = excused_record(unclear, "fail")
    assert (record.exit_code, record.excused, len(record.others)) == (1, 3, 1)
    assert "of 3 that did not pass" in record.sentence.en
    assert "1 are worse than stated" in record.sentence.en
    town = TrustedKey(stranger.public_key, "town.pub")
    assert read_record(signed_record(record, stranger), (town,)) == record
    text = accepted_text(record, "en")
    assert f"✗ {record.others[0].id}  specification unclear → fail" in text


def test_what_is_excused_and_no_worse_leaves_the_vendors_verdict(unclear) -> None:
    record = excused_record(unclear, "spec_unclear")
    assert record.exit_code == unclear.result.verdict.exit_code
    assert "0 are worse" in record.sentence.en


@pytest.mark.parametrize(
    "edit",
    [
        lambda _: {"excused": 0},
        lambda r: {"cases": r.others, "others": ()},
        lambda r: {"others": tuple(c.model_copy(update={"outcome": "repeated"}) for c in r.others)},
        lambda _: {"others": ()},
    ],
)
def test_a_record_that_hides_what_is_worse_disagrees_with_itself(
    unclear, vendor, trusted, edit
) -> None:
    record = excused_record(unclear, "fail")
    forged = record.model_copy(update=edit(record))
    assert code(signed_record(forged, vendor), trusted) == "TRU080"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_it_is_told_in_words_with_the_line_that_repeats(one, lang) -> None:
    record = record_of(one, ["pass", "fail", "untested"])
    text = accepted_text(record, lang, "own profile.yaml")
    assert record.sentence.spoken(lang) in text.splitlines()[-1]
    assert f"conformance run 'own profile.yaml' --case {record.cases[1].id} --seed 7" in text
    assert f"--case {record.cases[0].id} " not in text


def test_it_names_no_more_than_it_must(one) -> None:
    record = record_of(one, ["fail"] * 50)
    assert "(+30)" in accepted_text(record, "en")
