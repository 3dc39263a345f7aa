"""The record of an acceptance: what the vendor signed, what repeated of it, what that proves."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

import rfc8785
from pydantic import ConfigDict, Field

from conformance.results.base import Bilingual, Day, Model, Moment
from conformance.results.bounds import parsed
from conformance.results.invocation import VersionsModel
from conformance.results.judged_on import ProductModel
from conformance.results.model import CaseVerdict, CauseModel, FindingModel, VerdictModel
from conformance.trust.envelope import opened, sealed
from conformance.trust.refused import SIGN_AGAIN, RefusedError, refused
from conformance.trust.sample import CONFIDENCE, most_not_repeating, percent_at_most
from conformance.trust.statement import STATEMENT, Resource
from conformance.trust.timely import hold_past
from conformance.trust.verification import SignerModel
from conformance.values.today import now_in_japan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from securesystemslib.signer import CryptoSigner

    from conformance.results.model import CaseModel
    from conformance.trust.bundle import Verified
    from conformance.trust.keys import TrustedKey

FORMAT: Literal["conformance-acceptance/1"] = "conformance-acceptance/1"
ACCEPTANCE: Literal["urn:jichitai-conformance:acceptance:1"] = (
    "urn:jichitai-conformance:acceptance:1"
)

Outcome = Literal["repeated", "not_repeated", "not_judged"]
_NOT_JUDGED = frozenset({"untested", "needs_review", "harness_error", "not_applicable"})
_FAULT = 4


class AgainModel(Model):
    """A pass of the vendor's, tried again."""

    id: str
    now: CaseVerdict
    outcome: Outcome
    cause: CauseModel | None = None
    finding: FindingModel | None = None


class VendorModel(Model):
    """The vendor's side: the bundle by its hash, who signed it and when, seed and verdict."""

    bundle: str
    signer: SignerModel
    signed_at: Moment
    seed: int
    profile_digest: str
    verdict: VerdictModel


class AcceptanceModel(Model):
    """Both results side by side: the vendor's verdict, and its passes that were tried again here.

    `at_most_percent`: with 95 % confidence no more of the vendor's passes would not repeat; what
    could not be judged is counted as not repeated. `same_profile`: it was tried by the profile of
    the vendor's run, addresses and all.
    """

    format: Literal["conformance-acceptance/1"] = FORMAT
    product: ProductModel
    vendor: VendorModel
    accepted_for: ProductModel
    profile_digest: str
    same_profile: bool
    tried_at: Moment
    as_of: Day
    seed: int
    versions: VersionsModel
    passes: int = Field(ge=1)
    repeated: int = Field(ge=0)
    not_repeated: int = Field(ge=0)
    not_judged: int = Field(ge=0)
    confidence: Literal[95] = CONFIDENCE
    at_most: int = Field(ge=0)
    at_most_percent: float = Field(ge=0, le=100)
    sentence: Bilingual
    exit_code: int
    cases: tuple[AgainModel, ...] = Field(min_length=1)


class _Statement(Model):
    """The in-toto statement of a record; its subject is the vendor's bundle."""

    model_config = ConfigDict(populate_by_name=True)

    type: Literal["https://in-toto.io/Statement/v1"] = Field(alias="_type")
    subject: tuple[Resource, ...]
    predicate_type: Literal["urn:jichitai-conformance:acceptance:1"] = Field(alias="predicateType")
    predicate: AcceptanceModel

    def to_bytes(self) -> bytes:
        return rfc8785.dumps(self.model_dump(mode="json", by_alias=True, exclude_none=True))


def again_model(case: CaseModel) -> AgainModel:
    """Return a pass of the vendor's as it is now."""
    return AgainModel(
        id=case.id,
        now=case.verdict,
        outcome=_outcome(case.verdict),
        cause=case.cause,
        finding=case.finding,
    )


def _outcome(now: CaseVerdict) -> Outcome:
    if now == "pass":
        return "repeated"
    return "not_judged" if now in _NOT_JUDGED else "not_repeated"


def acceptance(
    one: Verified,
    cases: Sequence[AgainModel],
    *,
    accepted_for: ProductModel,
    profile_digest: str,
    seed: int,
    versions: VersionsModel,
    tried_at: dt.datetime,
) -> AcceptanceModel:
    """Return the record of the vendor's passes that were tried again."""
    result = one.result
    passes = sum(case.verdict == "pass" for case in result.cases)
    count = Counter(case.outcome for case in cases)
    at_most = most_not_repeating(passes, len(cases), len(cases) - count["repeated"])
    return AcceptanceModel(
        product=result.product,
        vendor=VendorModel(
            bundle=one.digest,
            signer=SignerModel(name=one.key.name, fingerprint=one.key.id),
            signed_at=one.signed_at,
            seed=result.seed,
            profile_digest=result.profile_digest,
            verdict=result.verdict,
        ),
        accepted_for=accepted_for,
        profile_digest=profile_digest,
        same_profile=profile_digest == result.profile_digest,
        tried_at=tried_at,
        as_of=result.as_of,
        seed=seed,
        versions=versions,
        passes=passes,
        repeated=count["repeated"],
        not_repeated=count["not_repeated"],
        not_judged=count["not_judged"],
        at_most=at_most,
        at_most_percent=percent_at_most(at_most, passes),
        sentence=_sentence(count, passes, at_most),
        exit_code=_exit_code(cases, result.verdict.exit_code),
        cases=tuple(cases),
    )


def _exit_code(cases: Sequence[AgainModel], vendors: int) -> int:
    """Return 1 where a pass does not repeat, 4 or 3 where one could not be judged, else theirs."""
    outcomes = {case.outcome for case in cases}
    if "not_repeated" in outcomes:
        return 1
    if "not_judged" in outcomes:
        return _FAULT if any(case.now == "harness_error" for case in cases) else 3
    return vendors


def _sentence(count: Counter[Outcome], passes: int, at_most: int) -> Bilingual:
    tried, repeated = count.total(), count["repeated"]
    percent = percent_at_most(at_most, passes)
    left = tried - repeated
    return Bilingual(
        ja=f"事業者の合格 {passes:,} 件から無作為に選んだ {tried:,} 件のうち {repeated:,} 件が"
        "再現しました"
        + (
            f"（再現せず {count['not_repeated']}、判定できず {count['not_judged']}）"
            if left
            else ""
        )
        + f"。{CONFIDENCE} % の信頼度で、再現しない合格は多くても {percent:g} %"
        f"（{at_most:,} 件）です。",
        en=f"of {tried:,} drawn at random from the vendor's {passes:,} passes {repeated:,} repeated"
        + (
            f" (not repeated {count['not_repeated']}, not judged {count['not_judged']})"
            if left
            else ""
        )
        + f"; with {CONFIDENCE} % confidence at most {percent:g} % ({at_most:,}) of the vendor's"
        " passes would not repeat",
    )


def to_bytes(record: AcceptanceModel) -> bytes:
    """Return a record as canonical JSON."""
    return rfc8785.dumps(record.model_dump(mode="json", exclude_none=True)) + b"\n"


def signed_record(record: AcceptanceModel, signer: CryptoSigner) -> bytes:
    """Return a record in an envelope, signed."""
    return sealed(_stated(record).to_bytes(), signer)


def _stated(record: AcceptanceModel) -> _Statement:
    subject = Resource(name="bundle", digest={"sha256": record.vendor.bundle})
    return _Statement(
        type=STATEMENT, subject=(subject,), predicate_type=ACCEPTANCE, predicate=record
    )


def is_record(content: bytes) -> bool:
    """Return whether a file looks like a record rather than a bundle."""
    return content.startswith(b"{")


def read_record(
    content: bytes, trusted: Sequence[TrustedKey], now: dt.datetime | None = None
) -> AcceptanceModel:
    """Return a signed record.

    Raises:
        RefusedError: TRU020 to TRU023, TRU050, TRU080: it does not hold.
    """
    payload, _ = opened(content, trusted)
    try:
        found = _Statement.model_validate(parsed(payload))
    except ValueError as error:  # no JSON, beyond the bounds of it, or of another form
        raise _no_record("") from error
    record = found.predicate
    if _stated(record).to_bytes() != payload:
        raise _no_record("subject")
    wrong = [name for name, value in _follows(record).items() if getattr(record, name) != value]
    if wrong:
        raise _no_record(", ".join(wrong))
    hold_past(record.tried_at, now or now_in_japan())
    return record


def _follows(record: AcceptanceModel) -> dict[str, object]:
    """Return the fields of a record that follow from its cases."""
    count = Counter(_outcome(case.now) for case in record.cases)
    tried = len(record.cases)
    if tried > record.passes:
        return {"passes": tried}
    at_most = most_not_repeating(record.passes, tried, tried - count["repeated"])
    return {
        "repeated": count["repeated"],
        "not_repeated": count["not_repeated"],
        "not_judged": count["not_judged"],
        "at_most": at_most,
        "at_most_percent": percent_at_most(at_most, record.passes),
        "sentence": _sentence(count, record.passes, at_most),
        "exit_code": _exit_code(record.cases, record.vendor.verdict.exit_code),
    }


def _no_record(why: str) -> RefusedError:
    about_ja, about_en = (
        (f"（合わない項目: {why}）", f" (does not follow: {why})") if why else ("", "")
    )
    return refused(
        "TRU080",
        f"署名されたものは受入れの記録ではないか、内容が食い違っています{about_ja}。",
        f"what was signed is no acceptance record, or disagrees with itself{about_en}",
        SIGN_AGAIN,
    )
