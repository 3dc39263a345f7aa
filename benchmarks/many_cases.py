"""A result of many cases for `projections.py`: the plan of the bundled catalogue, outcomes made up.

Of a hundred cases one deviates, each by a cause of its own with the calls that show it, and one is
left untested. Started with a profile, a number and the file to write.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.results import model as m
from conformance.results.build import build, judge_case
from conformance.results.deviation import deviation
from conformance.results.invocation import InvocationModel, VersionsModel
from conformance.results.run import RunModel
from conformance.results.store import write_result
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_JAPAN = dt.timezone(dt.timedelta(hours=9))
_DAY = dt.date(2026, 11, 1)


class _Record:
    """What a run would have written down of itself."""

    invocation = InvocationModel(
        command="run",
        profile="reference",
        profile_digest="0" * 64,
        as_of=_DAY,
        seed=1,
        versions=VersionsModel(harness="0", python="3", hypothesis="6"),
    )

    @staticmethod
    def ended() -> RunModel:
        """Return that it took no time."""
        now = dt.datetime.combine(_DAY, dt.time(9), _JAPAN)
        return RunModel(started_at=now, finished_at=now, seconds=0, workers=1)


RECORD = _Record()


def many_cases(profile: Path, count: int) -> m.Result:
    """Return a result of that many cases; beyond those of the plan its domains come again."""
    prepared = prepare(options_of({"profile": str(profile)}))
    own = [judge_case(prepared.run, planned, None) for planned in prepared.whole]
    return build(prepared.run, tuple(outcomes(own, count)), RECORD)


def outcomes(own: Sequence[m.CaseModel], count: int) -> Iterator[m.CaseModel]:
    """Yield that many cases with made-up outcomes."""
    for number in range(count):
        turn, place = divmod(number, len(own))
        case = own[place]
        if turn:
            domain, _, rest = case.requirement.partition("/")
            requirement = f"{domain}_{turn}/{rest}"
            name = requirement + case.id.removeprefix(case.requirement)
            case = case.model_copy(update={"id": name, "requirement": requirement})
        yield case if case.cause or case.verdict != "untested" else _judged(case, number)


def _judged(case: m.CaseModel, number: int) -> m.CaseModel:
    match number % 100:
        case 0:
            found = {"verdict": deviation(case.ground, None, case.level), "finding": _finding(case)}
        case 1:
            found = {"verdict": "untested", "cause": _CAUSE}
        case _:
            found = {"verdict": "pass"}
    return case.model_copy(update=found)


def _finding(case: m.CaseModel) -> m.FindingModel:
    rows = [{"atena_number": "000000000000001", "state": "受給中", "amount": n} for n in range(9)]
    call = m.ExchangeModel(
        method="POST", path=f"/v1/{case.requirement}", request=rows, status=200, response=rows
    )
    return m.FindingModel(
        code="F-VALUE",
        text=Bilingual(ja="値が違います。", en="another value than expected"),
        expected=rows[:2],
        found=rows[2:4],
        where=case.place,
        cause=case.id,
        remedy=Bilingual(ja="値の作り方を確かめてください。", en="check how the value is made"),
        exchanges=(call,) * 4,
    )


_CAUSE = m.CauseModel(
    code="U-BLOCKED",
    text=Bilingual(ja="先の操作が失敗しました。", en="what comes before it failed"),
    remedy=Bilingual(ja="先に直してください。", en="mend that first"),
)


if __name__ == "__main__":
    write_result(many_cases(Path(sys.argv[1]), int(sys.argv[2])), Path(sys.argv[3]))
