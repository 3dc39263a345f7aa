"""The doses a person has had, counted over all sources after a move."""

import datetime as dt
from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = "予防接種法施行令（記録）、番号法の情報連携"
_GIVEN: Final = "1"


@value
class DoseRecord:
    """A record of one vaccine: its day, where it comes from, what it says."""

    date: dt.date
    source_kind: Code
    vaccination_kind: Code


@value
class Given:
    """All records of the vaccine and the doses needed."""

    records: tuple[DoseRecord, ...]
    required_doses: int


@value
class Output:
    """The doses that count, the next one if any is missing, the day of the last."""

    valid_doses: int
    next_dose_no: int | None
    last_date: dt.date | None


@rule("health_management", "dose-count-after-move", law=_LAW)
def dose_count_after_move(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the doses given on different days, at most those needed.

    Records of one day are one dose whatever their source; only doses given count. The last day
    is that of any dose, also beyond those needed. No dose needed is out of scope.
    """
    required = within("required_doses", given.required_doses, 1)
    days = {record.date for record in given.records if record.vaccination_kind == _GIVEN}
    why(
        f"{len(given.records)}件の記録のうち接種日の異なる接種は{len(days)}回。",
        f"{len(given.records)} records show doses on {len(days)} days.",
        law=_LAW,
    )
    valid = min(len(days), required)
    following = None if valid == required else valid + 1
    why(
        f"必要回数{required}回のうち有効{valid}回、次回は{following or 'なし'}。",
        f"{valid} of {required} doses count; next: {following or 'none'}.",
        law=_LAW,
    )
    return Output(valid, following, max(days, default=None))
