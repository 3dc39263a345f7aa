"""Unlawful calls of an official API: the lawful form is accepted first, the spoiled one refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.cases.registry import check
from conformance.checks.api.arrange import Caller, base, caller, with_parameter
from conformance.checks.api.body import hold_body
from conformance.checks.api.spoil import at_wrong_length, in_wrong_width, too_long
from conformance.checks.refusals.refusal import told_too_much
from conformance.checks.refusals.rejection import refused_afterwards
from conformance.findings import Answered, Reason
from conformance.messages.worded import worded
from conformance.worlds.readings import hold_reading

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.findings import FindingError
    from conformance.population.rows import Row
    from conformance.surfaces.linkage_api import ApiReply

_OK, _BAD_REQUEST = 200, 400
MISSING: Final = "E0001"
WIDTH: Final = "E0002"
DIGITS: Final = "E0003"
CORRELATION: Final = "E0004"


@check(
    "call/rejects-missing",
    polarity="reject",
    ja="必須の{parameter:item}がない要求を E0001 で拒む",
    en="refuses a request without the required {parameter:item} with E0001",
    needs=("call",),
)
def rejects_missing(trial: Trial) -> None:
    """The same request is accepted with the parameter and refused without it."""
    calls = caller(trial)
    form = base(trial, calls.api)
    calls.accepted(form)
    name = trial.case.param("parameter")
    _refused(calls, {k: v for k, v in form.items() if k != name}, {MISSING})


@check(
    "call/error-body",
    polarity="value",
    ja="エラーの応答が決められた項目・型・文である",
    en="answers an error with the agreed fields, types and texts",
    needs=("call",),
)
def error_body(trial: Trial) -> None:
    """A request without a required parameter gets exactly the response tree of status 400."""
    calls = caller(trial)
    form = base(trial, calls.api)
    calls.accepted(form)
    name = trial.case.param("parameter")
    reply = calls.send({k: v for k, v in form.items() if k != name})
    hold_body(trial, calls.api, reply, _BAD_REQUEST)


@check(
    "call/rejects-missing-conditional",
    polarity="reject",
    ja="{other:item}が {value} なのに{parameter:item}がない要求を拒む",
    en="refuses a request where {other:item} is {value} but {parameter:item} is missing",
    needs=("call",),
)
def rejects_missing_conditional(trial: Trial) -> None:
    """E0001 and E0004 are both readings of the specification; anything else is a deviation."""
    calls = caller(trial)
    form = base(trial, calls.api)
    calls.accepted(form)
    reply = _refused(
        calls,
        {**form, trial.case.param("other"): trial.case.param("value")},
        {MISSING, CORRELATION},
    )
    code = MISSING if MISSING in reply.codes else CORRELATION
    hold_reading(trial, "missing_conditional_error", code)


@check(
    "call/rejects-width",
    polarity="reject",
    ja="{parameter:item}の文字種の誤りを E0002 で拒む",
    en="refuses {parameter:item} in the wrong kind of characters with E0002",
    needs=("call",),
)
def rejects_width(trial: Trial) -> None:
    """The lawful value is accepted; as many characters of the other kind are refused."""
    calls, form, name = _lawful(trial)
    parameter = calls.api.parameter(name)
    _refused(calls, {**form, name: in_wrong_width(parameter, str(form[name]))}, {WIDTH})


@check(
    "call/rejects-digits",
    polarity="reject",
    ja="固定桁の{parameter:item}の桁数の誤りを E0003 で拒む",
    en="refuses {parameter:item} of the wrong length with E0003",
    needs=("call",),
)
def rejects_digits(trial: Trial) -> None:
    """The lawful value is accepted; one character less and one more are refused."""
    calls, form, name = _lawful(trial)
    for wrong in at_wrong_length(str(form[name])):
        _refused(calls, {**form, name: wrong}, {DIGITS})


@check(
    "call/rejects-excess",
    polarity="reject",
    ja="桁数を超えた{parameter:item}を拒む",
    en="refuses {parameter:item} beyond its digits",
    needs=("call",),
)
def rejects_excess(trial: Trial) -> None:
    """Longer than the maximum must be refused; which code is an open question."""
    calls, form, name = _lawful(trial)
    parameter = calls.api.parameter(name)
    reply = _refused(calls, {**form, name: too_long(parameter)}, None)
    code = next((c for c in (DIGITS, WIDTH) if c in reply.codes), "either")
    hold_reading(trial, "excess_length_error", code)


def _lawful(trial: Trial) -> tuple[Caller, Row, str]:
    calls = caller(trial)
    name = trial.case.param("parameter")
    form, _ = calls.first_accepted(with_parameter(calls, calls.api.parameter(name)))
    return calls, form, name


def _refused(calls: Caller, inputs: Row, codes: set[str] | None) -> ApiReply:
    """Hold that a request is refused with status 400 and one of the codes (None: any).

    No further code of the API is told but those that the wrong parameter may give cause for; the
    next lawful request is accepted.
    """
    reply = calls.send(inputs)
    if reply.status != _BAD_REQUEST or (codes is not None and codes.isdisjoint(reply.codes)):
        raise _not_refused(calls, reply, codes)
    surplus = {MISSING, WIDTH, DIGITS} & set(reply.codes) - _may_be_told(codes)
    if surplus:
        told = Answered(reply.status, tuple(map(Reason, sorted(surplus))))
        expected = Answered(_BAD_REQUEST, tuple(map(Reason, sorted(codes or ()))))
        cause = f"{calls.trial.case.requirement.id}:{calls.trial.case.check}:surplus"
        raise told_too_much(calls.trial, expected, told, reply.exchange.path, cause)
    lawful = calls.send(base(calls.trial, calls.api, "after"))
    if lawful.status != _OK:
        raise refused_afterwards(calls.trial, lawful.answered, lawful.exchange.path)
    return reply


def _may_be_told(codes: set[str] | None) -> set[str]:
    """Return the codes to which a wrong parameter may give cause.

    A value that is wrong in one way of its form may be held wrong in another.
    """
    form = {WIDTH, DIGITS}
    return form | (codes or set()) if codes is None or codes & form else codes


def _not_refused(calls: Caller, reply: ApiReply, codes: set[str] | None) -> FindingError:
    wanted = "/".join(sorted(codes)) if codes else ""
    accepted = reply.status < _BAD_REQUEST
    return calls.trial.deviation(
        worded("F-NOT-REFUSED", form="official")
        if accepted
        else worded("F-OTHER-REASON", form="official"),
        expected=Answered(_BAD_REQUEST, (Reason(wanted),) if wanted else ()),
        found=reply.answered,
        where=reply.exchange.path,
        cause=f"{calls.trial.case.requirement.id}:{calls.trial.case.check}:{wanted}",
    )
