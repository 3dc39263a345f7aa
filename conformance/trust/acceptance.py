"""The record of an acceptance: what the vendor signed, what repeated of it, what that proves."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

import rfc8785
from pydantic import ConfigDict, Field

from conformance.results.base import Day, Many, Model, Moment
from conformance.results.bounds import parsed
from conformance.results.invocation import VersionsModel
from conformance.results.judged_on import ProductModel
from conformance.results.lattice import exit_codes
from conformance.results.model import VerdictModel
from conformance.trust.again import AgainModel, Outcome, excused, exit_code, outcome
from conformance.trust.envelope import sealed, verified_payload
from conformance.trust.refused import SIGN_AGAIN, BundleError, bundle_error
from conformance.trust.sample import CONFIDENCE, most_not_repeating, percent_at_most
from conformance.trust.statement import STATEMENT, Resource
from conformance.trust.timely import hold_past
from conformance.trust.verification import SignerModel
from conformance.values.today import now_in_japan
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from securesystemslib.signer import CryptoSigner

    from conformance.trust.bundle import Verified
    from conformance.trust.keys import TrustedKey

FORMAT: Literal["conformance-acceptance/1"] = "conformance-acceptance/1"
ACCEPTANCE: Literal["urn:jichitai-conformance:acceptance:1"] = (
    "urn:jichitai-conformance:acceptance:1"
)


class VendorModel(Model):
    """The vendor's side: the bundle by its hash, who signed it and when, seed and verdict."""

    bundle: str
    signer: SignerModel
    signed_at: Moment
    seed: int
    profile_digest: str
    verdict: VerdictModel


class AcceptanceModel(Model):
    """Both results side by side: the vendor's verdict, and what of it was tried again here.

    `cases` are its passes; `others` are of the `excused`, executed cases that did not pass and yet
    count as no failure. `at_most_percent`: with 95 % confidence no more of the vendor's passes
    would not repeat; what could not be judged is counted as not repeated. `same_profile`: it was
    tried by the profile of the vendor's run, addresses and all.
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
    cases: Many[AgainModel] = Field(min_length=1)
    excused: int = Field(ge=0)
    others: Many[AgainModel] = ()


class _Statement(Model):
    """The in-toto statement of a record; its subject is the vendor's bundle."""

    model_config = ConfigDict(populate_by_name=True)

    type: Literal["https://in-toto.io/Statement/v1"] = Field(alias="_type")
    subject: Many[Resource]
    predicate_type: Literal["urn:jichitai-conformance:acceptance:1"] = Field(alias="predicateType")
    predicate: AcceptanceModel

    def to_bytes(self) -> bytes:
        return rfc8785.dumps(self.model_dump(mode="json", by_alias=True, exclude_none=True))


def acceptance(
    one: Verified,
    again: Sequence[AgainModel],
    *,
    accepted_for: ProductModel,
    profile_digest: str,
    seed: int,
    versions: VersionsModel,
    tried_at: dt.datetime,
) -> AcceptanceModel:
    """Return the record of the vendor's passes, and of its excused cases, that were tried again."""
    result = one.result
    cases = tuple(case for case in again if case.was == "pass")
    others = tuple(case for case in again if case.was != "pass")
    passes = sum(case.verdict == "pass" for case in result.cases)
    open_ones = len(excused(result.cases))
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
        sentence=_sentence(count, passes, at_most, open_ones, others),
        exit_code=exit_code(again, result.verdict.exit_code),
        cases=cases,
        excused=open_ones,
        others=others,
    )


def _sentence(
    count: Counter[Outcome], passes: int, at_most: int, excused: int, others: Sequence[AgainModel]
) -> Bilingual:
    """Return in one sentence what repeated, and what the sample says of the rest."""
    more = _said_of_others(excused, others)
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
        f"（{at_most:,} 件）です。{more.ja}",
        en=f"of {tried:,} drawn at random from the vendor's {passes:,} passes {repeated:,} repeated"
        + (
            f" (not repeated {count['not_repeated']}, not judged {count['not_judged']})"
            if left
            else ""
        )
        + f"; with {CONFIDENCE} % confidence at most {percent:g} % ({at_most:,}) of the vendor's"
        f" passes would not repeat{more.en}",
    )


def _said_of_others(excused: int, others: Sequence[AgainModel]) -> Bilingual:
    """Return what was found of what the vendor does not count as failing; "" where it has none."""
    if not excused:
        return Bilingual(ja="", en="")
    count = Counter(case.outcome for case in others)
    worse, left = count["not_repeated"], count["not_judged"]
    return Bilingual(
        ja=f"事業者が不適合に数えない相違など {excused:,} 件のうち {len(others):,} 件を試し直し、"
        f"申告より悪いものは {worse} 件、判定できないものは {left} 件でした。",
        en=f"; of {excused:,} that did not pass and that the vendor does not count as failures"
        f" {len(others):,} were tried again: {worse} are worse than stated, {left} not judged",
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
        BundleError: TRU020 to TRU023, TRU050, TRU080: it does not hold; TRU095, who signed the
            result has accepted it, too.
    """
    payload, key = verified_payload(content, trusted)
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
    if record.vendor.signer.fingerprint == key.id:
        raise _by_itself(key.name)
    hold_past(record.tried_at, now or now_in_japan())
    return record


def _follows(record: AcceptanceModel) -> dict[str, object]:
    """Return the fields of a record that follow from its cases."""
    again = [(case, outcome(case.was, case.now)) for case in (*record.cases, *record.others)]
    if any(case.outcome != found for case, found in again):
        return {"cases": None}
    if any(case.was != "pass" for case in record.cases) or len(record.others) > record.excused:
        return {"others": None}
    if len({case.id for case, _ in again}) != len(again):
        return {"cases": None}
    if _OF(record.product) != _OF(record.accepted_for):
        return {"accepted_for": None}
    if record.seed == record.vendor.seed:
        return {"seed": None}
    if record.vendor.verdict.exit_code not in exit_codes(record.vendor.verdict.state):
        return {"vendor": None}
    count = Counter(case.outcome for case in record.cases)
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
        "sentence": _sentence(count, record.passes, at_most, record.excused, record.others),
        "exit_code": exit_code((*record.cases, *record.others), record.vendor.verdict.exit_code),
    }


_OF = attrgetter("vendor", "name", "release", "city_type")
"""What must be the same of the product judged and the one accepted."""


def _by_itself(name: str) -> BundleError:
    return bundle_error(
        "TRU095",
        f"受入れの記録に署名した鍵（{name}）は、受け入れられた結果に署名した鍵です。"
        "事業者が自らの結果を受け入れています。",
        f"the key that signed the acceptance record ({name}) is the one that signed the result:"
        " the vendor has accepted its own result",
        (
            "conformance accept を自ら行うか、ほかの団体の記録を求めてください。",
            "run conformance accept yourself, or ask for the record of a municipality",
        ),
    )


def _no_record(why: str) -> BundleError:
    about_ja, about_en = (
        (f"（合わない項目: {why}）", f" (does not follow: {why})") if why else ("", "")
    )
    return bundle_error(
        "TRU080",
        f"署名されたものは受入れの記録ではないか、内容が食い違っています{about_ja}。",
        f"what was signed is no acceptance record, or disagrees with itself{about_en}",
        SIGN_AGAIN,
    )
