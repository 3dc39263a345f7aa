"""What shows a finding: calls with their answers, cells of export files, places on paper."""

from __future__ import annotations

from pydantic import JsonValue

from conformance.results.base import Model


class ExchangeModel(Model):
    """A call and its answer, values masked."""

    method: str
    path: str
    request: JsonValue = None
    status: int
    response: JsonValue = None


class CellModel(Model):
    """A place in an export file: its line, and the item where it is one's."""

    file: str
    line: int
    column: str = ""


class PaperPlaceModel(Model):
    """A place on a form as it was issued: page or copy, and the item where it is one's."""

    place: str
    item: str = ""
