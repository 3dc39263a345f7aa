"""Why something could not be judged, told in the words of its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import Cause
from conformance.messages.worded import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.values.words import Fact


def make_cause(
    code: str, details: Mapping[str, str] | None = None, /, *, form: str = "", **places: Fact
) -> Cause:
    """Return a cause in the words of its code, which `places` fill.

    `form`: which of its sentences, where it has several. `KeyError` of a place that is not filled:
    a test holds every call against the places of its sentence.
    """
    said = worded(code, form=form, **places)
    told, to_do = said.told, said.to_do
    return Cause(code, told.ja, told.en, to_do.ja, to_do.en, details or {})
