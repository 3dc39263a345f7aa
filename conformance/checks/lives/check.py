"""Lives as cases: stories of a domain's events, generated, with what must hold after each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.lives import lives_in
from conformance.catalog.models.invariants import Lives
from conformance.catalog.models.requirements import Invariant
from conformance.checks.lives.run import play
from conformance.contract.apply import run_call
from conformance.contract.call import Call
from conformance.findings import FindingError, UntestedError
from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification

STORIES: Final = "lives/stand"
"""The check that tells stories."""

_STORY: Final = 20  # steps of a story: enough for what takes a few events, and many stories


@generates(Invariant)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each law of lives."""
    for number, one in enumerate(cast("Invariant", subject).checks):
        if isinstance(one, Lives):
            yield Draft(f"lives-{number}", STORIES, {"number": number})


def _events(spec: Specification, _case: Case) -> Iterator[Call]:
    """Return the calls by which the events of lives are arranged, recorded and read back."""
    recorded = [run_call(spec, life.function, {}) for life in lives_in(spec)]
    yield from (Call.on("load", spec.domain, call.group) for call in recorded)
    yield from recorded
    yield from (Call.on("query", spec.domain, call.group) for call in recorded)


@check(
    STORIES,
    polarity="value",
    ja="異動が続き、さかのぼり、取り消されても、記録・一覧・証明・連携が食い違わない",
    en="records, lists, copies and linkages stay right while events follow one another",
    needs=(_events,),
    generative=True,
)
def stand(trial: Trial) -> None:
    """After each event, look and refusal everything stands as the catalogue and the rules say."""
    one = cast("Lives", trial.spec.invariants[trial.key].checks[int(trial.case.param("number"))])
    played = play(trial, [trial.spec], one.steps, story=_STORY, aims=one.events)
    if played.finding is not None:
        raise FindingError(played.finding)
    if not played.record.events:
        raise UntestedError(_NOTHING_HAPPENED)


_NOTHING_HAPPENED = make_cause("U-NO-LIVES")
