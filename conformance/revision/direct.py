"""The sample package called directly, without a network: what is asked of it is kept."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, cast

from conformance.reference import answers
from conformance.reference.refusals import RefusalError
from conformance.reference.routes import ROUTES, Served
from conformance.surfaces.http import HttpResponse
from conformance.surfaces.interface import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from conformance.population.rows import Row
    from conformance.reference.package import SamplePackage

_OK = 200
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A call and its answer: the body as JSON, of the answer what is not said of every call."""

    method: str
    path: str
    body: str
    status: int
    answer: str


@dataclass
class Direct:
    """Answers each call as the package does over HTTP and keeps it until it is told to forget."""

    package: SamplePackage
    heard: list[Exchanged] = field(default_factory=list)
    _one_by_one: Lock = field(default_factory=Lock, repr=False, compare=False)

    def call(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        named: str = "",
    ) -> HttpResponse:
        """Return the answer."""
        del headers  # nobody needs to prove anything to a package in the same process
        del named  # nor is it ever lost
        said = json.dumps(body, ensure_ascii=False)
        with self._one_by_one:
            status, answer = self._answered(method, path.removeprefix(BASE), said)
            self.heard.append(Exchanged(method, path, said, status, _kept(answer)))
        return HttpResponse(status, _JSON, json.dumps(answer, ensure_ascii=False).encode(), {})

    def answers_alike(self, exchanges: Iterable[Exchanged]) -> bool:
        """Say whether the package gives the answers to the calls that another one gave."""
        for one in exchanges:
            path = one.path.removeprefix(BASE)
            status, answer = self._answered(one.method, path, one.body)
            if status != one.status or _kept(answer) != one.answer:
                return False
        return True

    def url_of(self, path: str) -> str:
        """Return what a call is named by."""
        return path

    def twin(self) -> Direct:
        """Return itself as the second connection: of calls at the same time one is first."""
        return self

    def _answered(self, method: str, path: str, body: str) -> tuple[int, Row]:
        for call, names in _routes(method, path):
            try:
                rows = call(Served(self.package, names, body.encode(), "direct"))
            except RefusalError as error:
                return error.status, answers.refusal_body(path, error.reasons)
            return _OK, answers.accepted(path, rows)
        msg = f"the test interface has no call {method} {path}"
        raise LookupError(msg)


_CALLS = tuple(
    (method, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path) + r"\Z"), call)
    for method, path, call in ROUTES
)


def _routes(
    method: str, path: str
) -> Iterator[tuple[Callable[[Served], list[Row]], Mapping[str, str]]]:
    for wanted, pattern, call in _CALLS:
        found = pattern.match(path) if wanted == method else None
        if found is not None:
            yield call, cast("Mapping[str, str]", found.groupdict())


def _kept(answer: Row) -> str:
    return json.dumps([answer.get("result"), answer.get("errors")], ensure_ascii=False)
