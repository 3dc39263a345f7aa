"""What shows a finding: calls with their answers, cells of files, places on paper, its parts."""

from __future__ import annotations

from pydantic import JsonValue

from conformance.catalog.grounds import Ground
from conformance.results.base import Many, Model


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


class FindingPartModel(Model):
    """One of several deviations that a finding tells at once, and on what that one stands.

    `items`: what was compared there, together; none where it was all that the check compares.
    """

    code: str
    items: Many[str] = ()
    ground: Ground
    rests_on: str
