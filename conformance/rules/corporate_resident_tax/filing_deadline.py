"""Until when a return is filed and the tax paid (申告納付期限)."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from conformance.rules.calendar import last_day_of_months
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import next_day

_LAW: Final = "地方税法第321条の8、法人税法第74条・第75条の2"
_HALF_YEAR: Final = 6


@value
class Given:
    """The kind of return, the period, the months of an extension (None: none)."""

    kind: Literal["final", "interim"]
    period_from: date | None = None
    period_to: date | None = None
    extension_months: Annotated[int, Field(ge=0, le=_HALF_YEAR)] | None = None


@value
class Output:
    """The last day, before it moves from a closed day."""

    nominal_deadline: date


@rule("corporate_resident_tax", "filing-deadline", law=_LAW)
def filing_deadline(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day of two months from the day after the period, or after half of it.

    An extension lengthens the final return's months. Months end by 民法第143条. Out of scope: no
    last day of the period for a final, no first day for an interim return.
    """
    if given.kind == "final":
        end, extension = _known(given.period_to, "period_to"), given.extension_months or 0
        why(f"事業年度終了日は{end}。", f"The period ends on {end}.", law=_LAW)
    else:
        start, extension = _known(given.period_from, "period_from"), 0
        end = last_day_of_months(start, _HALF_YEAR)
        why(
            f"{start}から6月を経過するのは{end}。",
            f"Six months from {start} end on {end}.",
            law="地方税法第321条の8第1項",
        )
    months = law.on(end).integer("months") + extension
    last = last_day_of_months(next_day("period_to", end), months)
    why(
        f"その翌日から{months}月の満了日は{last}。",
        f"{months} months from the day after end on {last}.",
        law="民法第143条第2項",
    )
    return Output(last)


def _known(found: date | None, name: str) -> date:
    if found is None:
        msg = f"{name}: needed for this kind of return, found null"
        raise OutOfScopeError(msg)
    return found
