"""A bundle: the result, the evidence of its statements and the signed statement, in one file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.results.bounds import parsed
from conformance.results.store import read_content
from conformance.trust.container import (
    ENVELOPE,
    EVIDENCE,
    RESULT,
    compressed,
    let_out,
    packed,
    unpacked,
)
from conformance.trust.envelope import sealed, verified_payload
from conformance.trust.listed import hold_cases, hold_catalogue
from conformance.trust.refused import ASK_AGAIN, SIGN_AGAIN, BundleError, bundle_error
from conformance.trust.statement import TEST_RESULT, Statement, statement_of, timestamp_text
from conformance.trust.timely import hold_times, hold_waivers
from conformance.values.today import JAPAN, now_in_japan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from securesystemslib.signer import CryptoSigner

    from conformance.results.model import Result
    from conformance.trust.keys import TrustedKey

_JSON = "result.json"


@dataclass(frozen=True)
class Verified:
    """A bundle that holds: its result, who signed it and when, and the hash of its bytes."""

    result: Result
    statement: Statement
    key: TrustedKey
    signed_at: dt.datetime
    digest: str


def make_bundle(
    result: Result,
    content: bytes,
    evidence: Iterable[bytes],
    signer: CryptoSigner,
    now: dt.datetime | None = None,
) -> bytes:
    """Return the bundle of a result, signed now; `content` are the bytes of the result's file."""
    members = {RESULT: compressed(content)}
    members |= {EVIDENCE + _sha256(one): one for one in evidence}
    statement = statement_of(
        result, _stated(members, content), timestamp_text(now or now_in_japan())
    )
    members[ENVELOPE] = sealed(statement.to_bytes(), signer)
    return packed(members)


def verify(
    content: bytes, trusted: Sequence[TrustedKey], name: str, now: dt.datetime | None = None
) -> Verified:
    """Return what a bundle holds, after all of it was held against itself, the keys and the day.

    Nothing of the result is read before a trusted key is known to have signed it.

    Raises:
        BundleError: TRU010 to TRU060, it is not taken.
        UsageError: RES001, RES003 to RES005: what was signed is no result that holds.
    """
    now = now or now_in_japan()
    members = unpacked(content, name)
    payload, key = verified_payload(members[ENVELOPE], trusted)
    signed = _statement(payload)
    _hold_files(members, signed)
    raw = let_out(members[RESULT])
    result = read_content(raw, Path(f"{name}/{_JSON}"))
    _hold_evidence(members, result)
    expected = statement_of(result, _stated(members, raw), signed.signed_at)
    if expected.to_bytes() != payload:
        raise _states_otherwise(signed, expected)
    signed_at = hold_times(result, signed, now)
    hold_catalogue(result)
    hold_cases(result)
    hold_waivers(result, now.astimezone(JAPAN).date())
    return Verified(result, signed, key, signed_at, _sha256(content))


def _stated(members: Mapping[str, bytes], raw: bytes) -> dict[str, bytes]:
    """Return the files whose hashes are signed: those of the bundle, and the result as it was."""
    return {_JSON: raw, **{name: one for name, one in members.items() if name != ENVELOPE}}


def _statement(payload: bytes) -> Statement:
    try:
        found = Statement.model_validate(parsed(payload))
    except ValueError as error:  # no JSON, beyond the bounds of it, or of another form
        raise _no_statement() from error
    if found.to_bytes() != payload or len(found.subject) != 1:
        raise _no_statement()
    return found


def _hold_files(members: Mapping[str, bytes], statement: Statement) -> None:
    """Hold that each member is the file that was signed, and none is missing or more."""
    stated = {
        one.name: (one.digest or {}).get("sha256")
        for one in statement.predicate.configuration
        if one.name == RESULT or one.name.startswith(EVIDENCE)
    }
    for name in sorted(stated.keys() | members.keys() - {ENVELOPE}):
        if name not in members or stated.get(name) != _sha256(members[name]):
            raise _other_file(name)


def _hold_evidence(members: Mapping[str, bytes], result: Result) -> None:
    """Hold that the bundle holds the evidence that the result names, and nothing beside it."""
    named = {f"{EVIDENCE}{one}" for one in evidence_named(result)}
    held = {name for name in members if name.startswith(EVIDENCE)}
    for name in sorted(named ^ held):
        raise _evidence(name, missing=name in named)


def evidence_named(result: Result) -> dict[str, str]:
    """Return the files of evidence that a result names: hash → path as the profile has it."""
    return {
        case.attestation.evidence_sha256: case.attestation.evidence
        for case in result.cases
        if case.attestation is not None and case.attestation.evidence_sha256 is not None
    }


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _no_statement() -> BundleError:
    return bundle_error(
        "TRU030",
        f"署名されたものは適合試験の結果の証明ではありません。期待: in-toto の {TEST_RESULT}",
        f"what was signed is no statement of a test's result; expected: in-toto, {TEST_RESULT}",
        SIGN_AGAIN,
    )


def _other_file(name: str) -> BundleError:
    return bundle_error(
        "TRU031",
        f"バンドルの中の {name} が署名されたものと違います（差替え・不足・余分）。",
        f"{name} in the bundle is not what was signed: it was exchanged, is missing or was added",
        ASK_AGAIN,
    )


def _evidence(name: str, *, missing: bool) -> BundleError:
    ja, en = ("ありません", "is missing") if missing else ("結果に出てきません", "is named nowhere")
    return bundle_error(
        "TRU032",
        f"証拠 {name} が{ja}。期待: 結果が名指す証拠のすべて、それだけ",
        f"the evidence {name} {en}; expected: all that the result names, and nothing else",
        SIGN_AGAIN,
    )


def _states_otherwise(signed: Statement, expected: Statement) -> BundleError:
    one, other = (each.model_dump(mode="json", by_alias=True) for each in (signed, expected))
    parts = {**one, **one["predicate"]}, {**other, **other["predicate"]}
    names = [n for n in parts[0] if n != "predicate" and parts[0][n] != parts[1][n]]
    return bundle_error(
        "TRU033",
        f"署名された証明が結果の内容から導かれません。違う項目: {', '.join(names)}",
        f"what was signed does not follow from the result; other: {', '.join(names)}",
        SIGN_AGAIN,
    )
