"""Packages that do lawfully what the sample package does not: other orders, more fields."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from conformance.reference.behaviour import Behaviour

if TYPE_CHECKING:
    from conformance.reference.emitted import Emitted


class OtherOrder(Behaviour):
    """Rows of searches, batches and linkages come in another order."""

    def emitted(self, answer: Emitted) -> Emitted:
        if "where" in answer.asked:
            return answer  # rows of a query stand oldest first, says the contract
        result = answer.body.get("result")
        if not isinstance(result, list):
            return answer
        return replace(answer, body={**answer.body, "result": result[::-1]})


class MoreFields(Behaviour):
    """Rows, errors, metadata and the top of an answer hold fields that the catalogue does not know.

    Some of them are never twice the same.
    """

    def __init__(self) -> None:
        self.number = count(1)

    def emitted(self, answer: Emitted) -> Emitted:
        body = dict(answer.body)
        for name in ("result", "errors"):
            if isinstance(body.get(name), list):
                body[name] = [self._more(one) for one in body[name]]
        metadata = {**body.get("metadata", {}), "milliseconds": next(self.number)}
        return replace(answer, body={**body, "metadata": metadata, "trace": next(self.number)})

    def _more(self, value):
        if isinstance(value, list):
            return [self._more(one) for one in value]
        if not isinstance(value, dict):
            return value
        more = {"_version": next(self.number), "_updated_by": "shokuin", "_memo": None}
        inner = {"row", "errors"}  # of linkages
        return {k: self._more(v) if k in inner else v for k, v in value.items()} | more


class OtherColumns(Behaviour):
    """Exports by the interface: columns in another order, all values quoted, line ends of Unix."""

    def emitted(self, answer: Emitted) -> Emitted:
        result = answer.body.get("result")
        if not isinstance(result, list) or "groups" not in answer.asked:
            return answer
        files = [{**one, "content": _turned(one["content"])} for one in result]
        return replace(answer, body={**answer.body, "result": files})


def _turned(content: str) -> str:
    """Return CSV with its columns from last to first."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows(line[::-1] for line in csv.reader(io.StringIO(content)))
    return written.getvalue()
