"""The sample package called directly, without a network: what a case asks of it is kept."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from conformance.findings import UntestedError
from conformance.reference import answers
from conformance.reference.refusals import RefusedError
from conformance.reference.routes import ROUTES, Served
from conformance.surfaces.http import Answer
from conformance.surfaces.interface import BASE
from conformance.surfaces.twinned import PROCESSES_APART

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.population.rows import Row
    from conformance.reference.package import Package

_OK = 200
_JSON = "application/json"


@dataclass
class Direct:
    """Answers each call as the package does over HTTP; `heard` sums up all that went to and fro."""

    package: Package
    heard: hashlib._Hash = field(default_factory=hashlib.sha256)

    def call(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Return the answer; call and answer are kept."""
        del headers  # nobody needs to prove anything to a package in the same process
        status, said = self._answered(method, path.removeprefix(BASE), body)
        content = json.dumps(said, ensure_ascii=False).encode()
        kept = [method, path, body, status, said.get("result"), said.get("errors")]
        self.heard.update(json.dumps(kept, ensure_ascii=False).encode())
        return Answer(status, _JSON, content, {})

    def url_of(self, path: str) -> str:
        """Return what a call is named by."""
        return path

    def twin(self) -> Direct:
        """Refuse a second connection.

        Raises:
            UntestedError: always.
        """
        raise UntestedError(PROCESSES_APART)

    def listen(self) -> None:
        """Forget what was kept."""
        self.heard = hashlib.sha256()

    def _answered(self, method: str, path: str, body: object) -> tuple[int, Row]:
        content = json.dumps(body, ensure_ascii=False).encode()
        for call, names in _routes(method, path):
            try:
                rows = call(Served(self.package, names, content, "direct"))
            except RefusedError as error:
                return error.status, answers.refused(path, error.reasons)
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
