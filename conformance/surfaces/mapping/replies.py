"""What an answer says: accepted or not, which rows, which reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.surfaces.mapping.expression import Expression
from conformance.surfaces.mapping.values import unreadable
from conformance.surfaces.package import CONTRACT_STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.models.call import CallStep
    from conformance.surfaces.mapping.models.section import Envelope

BOUND = frozenset(CONTRACT_STATUS)
_FROM, _TO = 200, 300
_REFUSED = 400
_NOT_FOUND = 404
_DIGITS = 9  # of a row's number; a longer one is none


@dataclass(frozen=True, slots=True)
class VendorReason:
    """One reason of a refusal: the bound code or the vendor's, the vendor's field, the row."""

    code: str
    place: str | None
    index: int | None


@dataclass(frozen=True)
class ReplyReading:
    """How the answers of one step are read: the envelope and what the step says instead."""

    ok: Expression | None
    rows: Expression | None
    errors: Expression | None
    code: Expression
    item: Expression | None
    index: Expression | None
    first_index: int
    reasons: Mapping[str, str]
    statuses: Mapping[str, str]

    def accepted(self, status: int, body: Json, *, structured: bool) -> bool:
        """Say whether the answer accepts; `ok` is asked of JSON and XML, not of files."""
        if not _FROM <= status < _TO:
            return False
        return self.ok is None or not structured or self.ok.holds(body)

    def rows_of(self, body: Json) -> list[Row]:
        """Return the rows of an answer: one object, a list of objects, or none."""
        found = body if self.rows is None else self.rows.find(body)
        if isinstance(found, dict):
            return [found]
        if isinstance(found, list):
            return [one if isinstance(one, dict) else {"value": one} for one in found]
        return []

    def reasons_of(self, status: int, body: Json) -> tuple[VendorReason, ...]:
        """Return why a call was refused; the status speaks where the body gives no reason."""
        named = self.listed(body)
        if named:
            return named
        code = self.statuses.get(str(status))
        return (VendorReason(code or f"HTTP {status}", None, None),)

    def says_nobody(self, status: int, body: Json) -> bool:
        """Return whether an answer says in its own words that nobody is there who was asked for.

        A 404 without a reason that the profile translates may be a router's: the path is wrong.
        """
        named = self.listed(body)
        return status == _NOT_FOUND and bool(named) and {r.code for r in named} == {"C0404"}

    def listed(self, body: Json) -> tuple[VendorReason, ...]:
        """Return the reasons that the body lists."""
        found = None if self.errors is None else self.errors.find(body)
        errors = found if isinstance(found, list) else [] if found is None else [found]
        return tuple(self._reason(error) for error in errors)

    def words(self, body: Json) -> tuple[str, ...]:
        """Return the reasons that the body lists, in the vendor's own words."""
        found = None if self.errors is None else self.errors.find(body)
        errors = found if isinstance(found, list) else [] if found is None else [found]
        written = (e if isinstance(e, (str, int)) else self.code.find(e) for e in errors)
        return tuple(filter(None, map(_word, written)))

    def _reason(self, error: Json) -> VendorReason:
        written = error if isinstance(error, (str, int)) else self.code.find(error)
        place = None if self.item is None else self.item.find(error)
        index = None if self.index is None else self.index.find(error)
        return VendorReason(
            self._code(_word(written) or ""),
            _word(place) or None,
            int(index) - self.first_index if _whole(index) else None,  # type: ignore[arg-type]  # _whole
        )

    def _code(self, written: str) -> str:
        """Return the bound reason; a vendor's word never becomes one by accident."""
        bound = self.reasons.get(written)
        if bound is not None:
            return bound
        return unreadable(written) if written in BOUND else written


def reading_of(envelope: Envelope, step: CallStep) -> ReplyReading:
    """Return how a step's answers are read."""
    places = envelope.error
    return ReplyReading(
        _maybe(step.ok or envelope.ok),
        _maybe(step.rows or envelope.rows),
        _maybe(step.errors or envelope.errors),
        Expression(places.code),
        _maybe(places.item),
        _maybe(places.index),
        places.first_index,
        {**envelope.reasons, **step.reasons},
        {**envelope.statuses, **step.statuses},
    )


def status_of(status: int, reasons: tuple[VendorReason, ...]) -> int:
    """Return the status of a refusal in the contract's terms."""
    if status >= _REFUSED:
        return status
    told = (CONTRACT_STATUS.get(reason.code, _REFUSED) for reason in reasons)
    return next((status for status in told if status != _REFUSED), _REFUSED)


def _maybe(text: str | None) -> Expression | None:
    return None if text is None else Expression(text)


def _word(value: Json) -> str | None:
    """Return a code or a name; what is nested is neither."""
    return str(value) if isinstance(value, (str, int, float)) else None


def _whole(value: Json) -> bool:
    if isinstance(value, str):
        return value.isdecimal() and len(value) <= _DIGITS
    return isinstance(value, int) and not isinstance(value, bool)
