"""A fuzz run: every call of a document with lawful, unlawful, odd and unproven requests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conformance.findings import TransportError, UntestedError
from conformance.fuzz import access, odd
from conformance.fuzz.example import example
from conformance.fuzz.generate import cases, operations
from conformance.fuzz.judge import ACCEPTED, Departure, judge_answer
from conformance.fuzz.model import Oddity, Report
from conformance.fuzz.send import FuzzRequest, request_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.findings import Cause
    from conformance.fuzz.model import FuzzLimits, Kind, Target
    from conformance.fuzz.types import Case, Operation
    from conformance.surfaces.http import Http, HttpResponse

_LOST_AFTER = 3  # requests without an answer in a row before the run is given up
_OTHER_METHODS = ("PATCH", "PUT", "GET")


class _StopError(Exception):
    """The run ends here: the budget is spent, or the package does not answer any more."""


@dataclass(frozen=True)
class Attempt:
    """A request to be sent, its kind, and the generated case that it comes from."""

    kind: Kind
    request: FuzzRequest
    case: Case
    what: str = ""


@dataclass
class FuzzRun:
    """One run against one package."""

    target: Target
    http: Http
    limits: FuzzLimits
    report: Report
    expired: str | None = None
    _silent: int = 0

    def all(self) -> Report:
        """Try every call of the document and return what was seen."""
        try:
            for operation in operations(self.target):
                self._one(operation)
        except _StopError:
            pass
        return self.report

    def _one(self, operation: Operation) -> None:
        label = operation.label
        if self.report.sent >= self.limits.requests or self.report.stopped:
            self.report.not_tried[label] = "budget" if not self.report.stopped else "stopped"
            return
        try:
            for attempt in self._attempts(operation):
                self._try(label, attempt)
        except UntestedError as error:
            self.report.not_tried[label] = error.cause.code
            return
        self.report.operations.append(label)

    def _attempts(self, operation: Operation) -> Iterator[Attempt]:
        lawful, unlawful = self._made(operation, "lawful"), self._made(operation, "unlawful")
        found = lawful or unlawful
        if operation.definition.raw.get("operationId") not in self.target.left_out:
            yield from lawful
        yield from unlawful
        if not found:
            return
        first = found[0]
        yield from _odd(first)
        proof = self._proof(first.case)
        if proof:
            for what, request in access.attempts(first.request, proof, self.expired):
                yield Attempt("access", request, first.case, what)
        other = _undocumented(operation)
        if other:
            yield Attempt("method", replace(first.request, method=other), first.case)

    def _made(self, operation: Operation, kind: Kind) -> list[Attempt]:
        made = cases(operation, self.target, self.limits, kind)
        sendable = ((request_of(case), case) for case in made)
        return [Attempt(kind, request, case) for request, case in sendable if request is not None]

    def _proof(self, case: Case) -> dict[str, str]:
        return dict(self.target.proof(_scopes(case)))

    def _try(self, label: str, attempt: Attempt) -> None:
        if self.report.sent >= self.limits.requests:
            return
        proof = {} if attempt.kind == "access" else self._proof(attempt.case)
        request = attempt.request
        self.report.sent += 1
        try:
            answer = self.http.call(
                request.method,
                self.target.prefix + request.path,
                headers={**request.headers, **proof},
                content=request.content,
            )
        except TransportError as error:
            self._unanswered(label, attempt, error.cause)
            return
        self._silent = 0
        for wrong in self._judged(attempt, answer):
            self._see(label, attempt, wrong)

    def _judged(self, attempt: Attempt, answer: HttpResponse) -> list[Departure]:
        if attempt.kind == "access":
            return access.judge_access(attempt.what, answer, strict=self.target.strict_access)
        if attempt.kind == "method":
            return access.judge_method(answer)
        found = judge_answer(attempt.case, attempt.request, answer, attempt.kind)
        name = _name(attempt.case)
        return [w for w in found if w.code != ACCEPTED or self.target.refuses(name, w.where)]

    def _unanswered(self, label: str, attempt: Attempt, cause: Cause) -> None:
        self._silent += 1
        where = attempt.what or "answer"
        code = "F-FUZZ-5XX" if cause.code == "T-GATEWAY" else "F-FUZZ-NO-ANSWER"
        if self._silent < _LOST_AFTER:
            self._see(label, attempt, Departure(code, where, "an answer", cause.code))
            return
        self.report.stopped = cause
        raise _StopError

    def _see(self, label: str, attempt: Attempt, wrong: Departure) -> None:
        self.report.see(
            Oddity(
                wrong.code,
                label,
                self.target.requirement(_name(attempt.case)),
                attempt.kind,
                wrong.where,
                wrong.expected,
                wrong.found,
                attempt.what or example(attempt.request.content),
            )
        )


def fuzz(target: Target, http: Http, limits: FuzzLimits, expired: str | None = None) -> Report:
    """Try every call of a target within the limits; the same seed sends the same requests."""
    return FuzzRun(target, http, limits, Report(target.name, limits), expired).all()


def _odd(first: Attempt) -> Iterator[Attempt]:
    """Yield a good request with odd bodies in its place, where it has a JSON body."""
    if "json" not in first.request.headers.get("Content-Type", ""):
        return
    for what, content in odd.JSON_BODIES.items():
        yield Attempt("odd", replace(first.request, content=content), first.case, what)


def _undocumented(operation: Operation) -> str | None:
    """Return a method that the document does not give the path; None when it gives all."""
    known = {name.upper() for name in operation.schema[operation.path]}
    return next((method for method in _OTHER_METHODS if method not in known), None)


def _name(case: Case) -> str:
    return str(case.operation.definition.raw.get("operationId", ""))


def _scopes(case: Case) -> list[str]:
    """Return the scopes of which the document asks for a call, its own or the common ones."""
    raw = case.operation.definition.raw
    asked = raw.get("security", case.operation.schema.raw_schema.get("security", []))
    return [scope for one in asked for scopes in one.values() for scope in scopes]
