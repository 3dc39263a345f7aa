"""Lawful calls of an official API: accepted, answered in full, echoed, numbered anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.registry import check
from conformance.checks.api.arrange import base, caller, with_parameter
from conformance.checks.api.body import hold_body
from conformance.checks.api.numbers import ONE_BY_ONE, hold_different
from conformance.messages.worded import worded
from conformance.values.identifiers import registered
from conformance.worlds.readings import hold_reading

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.linkage_api import ApiReply

_OK = 200


@check(
    "call/accepts",
    polarity="accept",
    ja="正しい要求を受け付け、決められた項目・型・桁・文で応答する",
    en="accepts a lawful request and answers with the agreed fields, types, digits and texts",
    needs=("call",),
)
def accepts(trial: Trial) -> None:
    """The answer is JSON and exactly the response tree of status 200."""
    calls = caller(trial)
    hold_body(trial, calls.api, calls.accepted(base(trial, calls.api)), _OK)


@check(
    "call/accepts-parameter",
    polarity="accept",
    ja="{parameter:item}を伴う正しい要求を受け付け、その値のまま応答する",
    en="accepts a lawful request with {parameter:item} and gives its value back",
    needs=("call",),
)
def accepts_parameter(trial: Trial) -> None:
    """The request is accepted; where the answer repeats the parameter, it is the value sent."""
    calls = caller(trial)
    parameter = calls.api.parameter(trial.case.param("parameter"))
    form, reply = calls.first_accepted(with_parameter(calls, parameter))
    _echoed(trial, {parameter.name: form[parameter.name]}, _row(trial, reply), reply)


@check(
    "call/echoes",
    polarity="value",
    ja="応答の{field:item}は送った値である",
    en="gives back {field:item} as sent",
    needs=("call",),
)
def echoes(trial: Trial) -> None:
    """One field of the result row holds what the request held."""
    calls = caller(trial)
    form = base(trial, calls.api)
    reply = calls.accepted(form)
    name, row = trial.case.param("field"), _row(trial, reply)
    if name not in row:
        raise trial.value_differs(name, "as sent", None, reply.exchange.path)
    _echoed(trial, {name: form[name]}, row, reply)


@check(
    "call/issues-new",
    polarity="value",
    ja="別の人には別の{field:item}を付ける",
    en="gives another {field:item} to another person",
    needs=("call",),
)
def issues_new(trial: Trial) -> None:
    """Two people get two values of the identifier's form."""
    calls = caller(trial)
    name = trial.case.param("field")
    given: list[Json] = []
    for person in ("one", "two"):
        reply = calls.accepted(base(trial, calls.api, person))
        given.append(_row(trial, reply).get(name))
        _formed(trial, name, given[-1])
    hold_different(calls, name, given, ONE_BY_ONE)


@check(
    "call/repeated",
    polarity="value",
    ja="同じ依頼を二度送ったときの{field:item}（仕様の疑義事項）",
    en="{field:item} when the same request is sent twice (an open question)",
    needs=("call",),
)
def repeated(trial: Trial) -> None:
    """Both calls are accepted; which reading the package follows is reported."""
    calls = caller(trial)
    name = trial.case.param("field")
    given = {str(_row(trial, calls.accepted(base(trial, calls.api))).get(name)) for _ in "12"}
    hold_reading(trial, "repeated_request", "same_number" if len(given) == 1 else "new_number")


@check(
    "call/history-start",
    polarity="value",
    ja="新しい番号の履歴番号{field:item}の始まり（仕様の疑義事項）",
    en="the first history number {field:item} of a new row (an open question)",
    needs=("call",),
)
def history_start(trial: Trial) -> None:
    """The history number is there; which reading the package follows is reported."""
    calls = caller(trial)
    name = trial.case.param("field")
    reply = calls.accepted(base(trial, calls.api))
    hold_body(trial, calls.api, reply, _OK)
    found = str(_row(trial, reply).get(name)).lstrip("0")
    hold_reading(trial, "history_number_start", "from_1" if found == "1" else "other")


def _row(trial: Trial, reply: ApiReply) -> Row:
    """Return the one result row; a finding when there is none or more than one."""
    if len(reply.rows) == 1:
        return reply.rows[0]
    raise trial.deviation(
        worded("F-RESULT"),
        expected=1,
        found=len(reply.rows),
        where=f"{reply.exchange.path} → result",
    )


def _echoed(trial: Trial, sent: Row, row: Row, reply: ApiReply) -> None:
    for name in sorted(set(sent) & set(row)):
        if row[name] != sent[name]:
            raise trial.value_differs(name, "as sent", "another value", reply.exchange.path)


def _formed(trial: Trial, name: str, value: Json) -> None:
    """Hold that an issued value has the form of its identifier."""
    kind = registered().get(trial.spec.apis[trial.key].parameter(name).identifier or "")
    if not isinstance(value, str) or (kind is not None and kind.check(value) is not None):
        form = kind.form.en if kind else "text"
        raise trial.value_differs(name, form, type(value).__name__, f"/{trial.key}")
