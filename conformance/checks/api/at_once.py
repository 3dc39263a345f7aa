"""Requests to an official API at the same moment: every number is given once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from conformance.cases.at_once import at_once
from conformance.cases.registry import check
from conformance.checks.api.arrange import base, caller
from conformance.checks.api.numbers import AT_ONCE, hold_different
from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.linkage_api import LinkageApi
from conformance.surfaces.twin import twin
from conformance.worlds.readings import hold_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.cases.trial import Trial
    from conformance.checks.api.arrange import Caller
    from conformance.population.rows import Row

_OK = 200
_AT_ONCE = 8
_ROUNDS = 3  # a race is not lost every time


@check(
    "call/numbers-at-once",
    polarity="value",
    ja="同時に届いた別の人の依頼に、同じ{field:item}を付けない",
    en="never gives one {field:item} to two people whose requests arrive at once",
    needs=("call",),
)
def numbers_at_once(trial: Trial) -> None:
    """Several people's requests at the same moment, several times: no value is given twice."""
    calls, name = caller(trial), trial.case.param("field")
    calls.accepted(base(trial, calls.api))
    given: list[str] = []
    for number in range(_ROUNDS):
        people = [base(trial, calls.api, f"{number}-{person}") for person in range(_AT_ONCE)]
        given += _given(calls, people, name)
    if len(given) <= _ROUNDS:
        raise UntestedError(_NOT_AT_ONCE)
    hold_different(calls, name, given, AT_ONCE)


@check(
    "call/repeated-at-once",
    polarity="value",
    ja="同じ人の依頼が同時に届いたときの{field:item}（仕様の疑義事項）",
    en="{field:item} when two requests for one person arrive at once (an open question)",
    needs=("call",),
)
def repeated_at_once(trial: Trial) -> None:
    """The request is accepted at least once; which reading the package follows is reported."""
    calls, name = caller(trial), trial.case.param("field")
    calls.accepted(base(trial, calls.api, "alone"))
    person = base(trial, calls.api)
    given = _given(calls, [person, person], name)
    if not given:
        calls.accepted(person)
    readings = {0: "one_refused", 1: "one_refused", 2: "two_numbers"}
    same = len(given) > len(set(given))
    if same and trial.spec.switches.get("repeated_request") == "same_number":
        return  # the same request gets the same number, at the same moment too
    hold_reading(trial, "concurrent_issue", "same" if same else readings[len(given)])


def _given(calls: Caller, people: Sequence[Row], name: str) -> list[str]:
    """Return the values given to those who got one, all asked for at the same moment."""
    token, http = calls.trial.token(calls.api.scope), calls.trial.http()
    clients = [LinkageApi(calls.api, twin(http), [], calls.client.form_only) for _ in people]
    replies = at_once(
        [partial(c.call, person, token) for c, person in zip(clients, people, strict=True)]
    )
    rows = [reply.rows[0] for reply in replies if reply.status == _OK and reply.rows]
    return [str(row.get(name)) for row in rows]


_NOT_AT_ONCE = make_cause("U-NOT-AT-ONCE")
