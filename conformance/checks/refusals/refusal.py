"""A refusal judged: for what the request breaks, for nothing else, with the contract's status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.checks.refusals.own_words import (
    in_any_words,
    in_own_words,
    is_its_word,
    is_own_api,
    says_nothing,
)
from conformance.findings import Answered, Reason, UntestedError
from conformance.messages.worded import worded
from conformance.surfaces.mapping.causes import looked_up, no_word
from conformance.surfaces.package import CONTRACT_STATUS

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.checks.refusals.broken import Broken
    from conformance.findings import FindingError, Shown
    from conformance.surfaces.package import Reply


def hold_refused(trial: Trial, reply: Reply, broken: Broken) -> None:
    """Hold that a request was refused for what it breaks, for nothing else, and as agreed.

    Raises:
        FindingError: accepted, refused for another reason, for a further reason that it does not
            break, or with another HTTP status than the contract's.
        UntestedError: an enquiry of the profile was refused, and what acts was never asked.
    """
    if reply.looked_up:
        raise UntestedError(looked_up(reply.exchange.path))
    if is_own_api(trial):
        broken = in_any_words(broken)
    if unknown := reply.unworded - {broken.item}:
        raise UntestedError(no_word(sorted(unknown)))
    told = (reply.tells(code, broken.item) for code in broken.codes)
    if reply.accepted or not (any(told) or in_own_words(trial, reply, broken)):
        raise _not_refused(trial, reply, broken)
    surplus = [
        told
        for told in reply.refusals
        if not (broken.covers(told, trial.spec) or is_its_word(trial, reply, broken, told))
    ]
    if surplus:
        found = Answered(reply.status, tuple(Reason(r.code, r.item) for r in surplus))
        where, cause = reply.exchange.path, _cause(trial, broken)
        raise told_too_much(trial, _expected(broken), found, where, cause)
    if not _status_fits(trial, reply):
        raise _other_status(trial, reply)
    if is_own_api(trial) and says_nothing(reply, broken):
        trial.read.unreasoned = True


def _status_fits(trial: Trial, reply: Reply) -> bool:
    """Return whether the status is one for the reasons told.

    An API of the vendor's own has its own statuses; a breakdown (5xx) refuses nothing there
    either.
    """
    if is_own_api(trial):
        return reply.refused
    told = (CONTRACT_STATUS.get(reason.code) for reason in reply.refusals)
    return reply.status in set(told)


def _not_refused(trial: Trial, reply: Reply, broken: Broken) -> FindingError:
    return trial.deviation(
        worded("F-NOT-REFUSED", form="request")
        if reply.accepted
        else worded("F-OTHER-REASON", form="request"),
        expected=_expected(broken),
        found=reply.answered,
        where=reply.exchange.path,
        cause=_cause(trial, broken),
    )


def told_too_much(
    trial: Trial, expected: Shown, found: Answered, where: str, cause: str
) -> FindingError:
    """Return the finding that a refusal tells reasons that the request does not break."""
    return trial.deviation(
        worded("F-SURPLUS-REASON"),
        expected=expected,
        found=found,
        where=where,
        cause=cause,
    )


def _other_status(trial: Trial, reply: Reply) -> FindingError:
    wanted = {CONTRACT_STATUS[r.code] for r in reply.refusals if r.code in CONTRACT_STATUS}
    return trial.deviation(
        worded("F-REFUSAL-STATUS", form="other"),
        expected=Answered(next(iter(sorted(wanted)), None)),
        found=reply.answered,
        where=reply.exchange.path,
        cause=f"interface:refusal-status:{reply.status}",
    )


def _expected(broken: Broken) -> Shown:
    if broken.alike:
        return {"any_of": [*sorted(broken.codes)]}
    return Answered(None, (Reason(broken.code, broken.item),))


def _cause(trial: Trial, broken: Broken) -> str:
    return f"{trial.case.requirement.id}:{broken.code}:{broken.item or ''}"
