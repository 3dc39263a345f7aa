"""What is signed: an in-toto statement (v1) with a test-result predicate (v0.1).

All of it but the moment follows from the result and the evidence, and is worked out again when a
bundle is verified: nobody can state beside a result what is not in it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Literal

import rfc8785
from pydantic import BaseModel, ConfigDict, Field

from conformance.results.base import Many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.results.model import Result

STATEMENT = "https://in-toto.io/Statement/v1"
TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1"

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


class _Signed(BaseModel):
    """A closed, frozen part of a statement, by the names that in-toto gives."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Resource(_Signed):
    """A ResourceDescriptor: what something is called, and its hash or the address that names it."""

    name: str
    digest: dict[str, str] | None = None
    uri: str | None = None
    annotations: dict[str, str] | None = None


class TestResult(_Signed):
    """The predicate: the total, what was tested with, and which cases fail or only deviate.

    PASSED: conformant, nothing narrowed, stated only or unclear. WARNED: conformant but for that.
    FAILED: all else; what was left untested never passes.
    """

    __test__ = False  # for pytest, by whose lights a class of this name is a test

    result: Literal["PASSED", "WARNED", "FAILED"]
    configuration: Many[Resource]
    warned_tests: Many[str] = Field(alias="warnedTests")
    failed_tests: Many[str] = Field(alias="failedTests")


class Statement(_Signed):
    """The statement; its subject is the product, as the result names it."""

    type: Literal["https://in-toto.io/Statement/v1"] = Field(alias="_type")
    subject: Many[Resource]
    predicate_type: Literal["https://in-toto.io/attestation/test-result/v0.1"] = Field(
        alias="predicateType"
    )
    predicate: TestResult

    @property
    def signed_at(self) -> str:
        """The moment at which it was signed, as it is written."""
        return (self.subject[0].annotations or {}).get("signedAt", "")

    def to_bytes(self) -> bytes:
        """Return the statement as canonical JSON."""
        return rfc8785.dumps(self.model_dump(mode="json", by_alias=True, exclude_none=True))


def moment(text: str) -> dt.datetime | None:
    """Return the moment that a text tells; None where it is not written as we write one."""
    try:
        found = dt.datetime.strptime(text, _MOMENT).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return found if timestamp_text(found) == text else None


def timestamp_text(at: dt.datetime) -> str:
    """Return a moment as a statement holds it, to the second."""
    return at.astimezone(dt.UTC).strftime(_MOMENT)


def statement_of(result: Result, members: Mapping[str, bytes], signed_at: str) -> Statement:
    """Return what is to be signed of a result; `members`: the files of the bundle it lies in."""
    product = result.product.model_dump(mode="json")
    return Statement(
        type=STATEMENT,
        subject=(
            Resource(
                name=f"{result.product.vendor} / {result.product.name} {result.product.release}",
                digest=_sha256(rfc8785.dumps(product)),
                annotations={**product, "signedAt": signed_at},
            ),
        ),
        predicate_type=TEST_RESULT,
        predicate=TestResult(
            result=_result(result),
            configuration=(*_files(members), *_pinned(result), *_versions(result)),
            warned_tests=_ids(result, {"unconfirmed", "spec_unclear", "answered", "announced"}),
            failed_tests=_ids(result, {"fail"}),
        ),
    )


def _result(result: Result) -> Literal["PASSED", "WARNED", "FAILED"]:
    if result.verdict.state != "conformant":
        return "FAILED"
    told = result.counts["verdict"].keys() & {"attested", "answered", "announced", "spec_unclear"}
    sample = result.run.of_sample_package or result.invocation.mutant is not None
    return "WARNED" if told or sample or result.scope.narrowed else "PASSED"


def _ids(result: Result, verdicts: set[str]) -> tuple[str, ...]:
    return tuple(case.id for case in result.cases if case.verdict in verdicts)


def _files(members: Mapping[str, bytes]) -> Iterator[Resource]:
    for name in sorted(members):
        yield Resource(name=name, digest=_sha256(members[name]))


def _pinned(result: Result) -> Iterator[Resource]:
    """Yield what was tested against and with, each by the hash that the result states."""
    asked = result.invocation
    for spec in result.catalogue:
        yield _named(f"catalogue/{spec.domain}/{spec.version}", spec.digest)
    yield _named("profile", asked.profile_digest)
    yield from (_named(f"files/{one.role}", one.digest) for one in asked.evidence)


def _versions(result: Result) -> Iterable[Resource]:
    """Yield what decides, beside the seed, which data was drawn."""
    of = result.invocation.versions
    yield Resource(name="harness", uri=f"pkg:pypi/jichitai-conformance@{of.harness}")
    yield Resource(name="hypothesis", uri=f"pkg:pypi/hypothesis@{of.hypothesis}")
    yield Resource(name="python", uri=f"pkg:generic/python@{of.python}")


def _named(name: str, digest: str) -> Resource:
    return Resource(name=name, digest={"sha256": digest})


def _sha256(content: bytes) -> dict[str, str]:
    return {"sha256": hashlib.sha256(content).hexdigest()}
