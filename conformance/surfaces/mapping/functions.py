"""What expressions of a profile can do beyond JMESPath: pairs, look-ups, sums, dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import jmespath
from jmespath.functions import Functions, signature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.findings import Json

_MOST = 36_525  # days: a century
_DIGITS = 30  # of a number that a package could mean


class More(Functions):
    """Functions beside those of JMESPath; nothing where an argument has another form."""

    @signature({"types": ["array", "null"]}, {"types": ["string"]}, {"types": ["string"]})
    def _func_named(self, pairs: Sequence[Json] | None, name: str, value: str) -> Json:
        """Return an object of a list of objects that each hold a name and a value."""
        found = (one for one in pairs or () if isinstance(one, dict))
        return {str(one[name]): one.get(value) for one in found if isinstance(one.get(name), str)}

    @signature({"types": ["object", "null"]}, {"types": ["string", "null"]})
    def _func_get(self, table: Mapping[str, Json] | None, name: str | None) -> Json:
        """Return what an object holds under a name that is itself found."""
        return (table or {}).get(name or "")

    @signature({"types": ["string", "number", "null"]}, {"types": ["string", "number", "null"]})
    def _func_plus(self, first: object, second: object) -> Json:
        """Return a sum, a text of digits where one of the two is a text."""
        try:
            total = Decimal(str(first)) + Decimal(str(second))
        except ArithmeticError:  # no number, or beyond any
            return None
        if not total.is_finite() or abs(total.adjusted()) > _DIGITS:
            return None
        if isinstance(first, str) or isinstance(second, str):
            return str(total)
        return int(total) if total == total.to_integral_value() else float(total)

    @signature({"types": ["string", "null"]}, {"types": ["number"]}, {"types": ["string"]})
    def _func_days_later(self, day: str | None, days: float, form: str) -> Json:
        """Return a day so many days later (earlier: fewer than none), written in the same form."""
        try:
            read = datetime.strptime(day or "", form).replace(tzinfo=UTC)
            return (read + timedelta(days=max(-_MOST, min(int(days), _MOST)))).strftime(form)
        except (ValueError, OverflowError):
            return None

    @signature({"types": ["string", "null"]}, {"types": ["string"]})
    def _func_split(self, text: str | None, on: str) -> Json:
        """Return the parts of a text."""
        return [*text.split(on)] if text is not None and on else None


OPTIONS: Final = jmespath.Options(custom_functions=More())
