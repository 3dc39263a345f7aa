"""May this be installed? The answer of the gate, and what an approver lets pass until a day."""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode

import sqlalchemy as sa
from pydantic import ValidationError

from conformance.errors import Message, UsageError
from conformance.report import groups
from conformance.report.facts import warnings
from conformance.results.gate import gate
from conformance.results.policy import AcceptedModel, GivenForModel
from conformance.trust.announced import hold_announced
from conformance.values.today import today_in_japan
from conformance.workbench.accepted import entry_key, with_accepted
from conformance.workbench.audit import COMING, called
from conformance.workbench.listing import listing
from conformance.workbench.people import ALONE
from conformance.workbench.policy_file import change_policy
from conformance.workbench.store import AUDIT
from conformance.workbench.taken import signature_of
from conformance.workbench.taking_back import taken_back, void_in
from conformance.workbench.until import hold_in_time, latest_day, policy_of
from conformance.workbench.visit import action, no_such, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from conformance.results.model import Result
    from conformance.results.policy import PolicyModel
    from conformance.workbench.library import Shelved
    from conformance.workbench.listing import CaseListing
    from conformance.workbench.taken import Signature
from conformance.workbench.visit import Visit

ACCEPTABLE: Final = frozenset({"untested", "needs_review", "unconfirmed", "answered"})
"""What a policy may let pass; a failure needs a waiver in the vendor's profile."""


@page("/results/{key}/gate")
def asked(visit: Visit) -> Response:
    """Show the answer and its reasons, against an earlier result where one is chosen."""
    library, settings = visit.bench.library, visit.bench.settings
    result = _result(visit)
    base = library.path(visit.asked("baseline"))
    before = None if base is None else library.result(base)
    if before is not None and _of(before) != _of(result):
        raise UsageError(_another_product(_of(before), _of(result)))
    hold_announced(result)
    policy = policy_of(settings.policy)
    found = gate(result, policy, today_in_japan(), before)
    return visit.show(
        "gate",
        key=visit.key(),
        result=result,
        found=found,
        warnings=[*warnings(result), *void_in(result, policy)],
        signature=_signature(visit),
        back=taken_back(result, policy),
        away=groups.not_delivered(result),
        others=_earlier(library.all(), visit.key()),
        baseline=visit.asked("baseline"),
        accepted=[(one, one.concerns(result), entry_key(one)) for one in policy.accepted],
        revoked=policy.revocations(result),
        acceptable=_acceptable(visit, result, policy),
        latest=latest_day(policy),
    )


@action("/results/{key}/accept", "approver")
def accept(visit: Visit) -> Response:
    """Write down that cases may stay as they are until a day: in the policy and in the audit.

    Each that was chosen gets an entry and a line of its own.

    Raises:
        UsageError: WBN001, the form says no name, reason, day or case of the result; WBN021.
    """
    result, named = _result(visit), set(visit.fields("case"))
    cases = [c for c in result.cases if c.id in named and c.verdict in ACCEPTABLE]
    said = {
        "approver": visit.field("approver") if visit.name == ALONE else visit.name,
        "reason": visit.field("reason"),
        "expires": visit.field("expires"),
    }
    entries = [{"case": case.id, **said} for case in cases]
    if not cases or len(cases) != len(named) or not all(map(_holds, entries)):
        raise UsageError(_incomplete())
    settings = visit.bench.settings
    hold_in_time(dt.date.fromisoformat(said["expires"]), policy_of(settings.policy))
    given_for = GivenForModel.of(result)
    with ExitStack() as acts:
        for case in cases:
            told = f"{given_for.name} {given_for.release}: {case.id}"
            subject = f"{told} ({said['approver']}, {said['expires']})"
            acts.enter_context(visit.audited("accept", subject, said["reason"]))
        change_policy(settings.policy, lambda policy: with_accepted(policy, entries, given_for))
    back = urlencode(parse_qsl(visit.field("back")))
    return visit.go(f"/results/{visit.key()}/gate{'?' if back else ''}{back}")


@page("/audit", role="approver")
def audit(visit: Visit) -> Response:
    """Show who did what, or who came and went: the newest first, the one apart from the other."""
    coming = visit.asked("show") == "log-ins"
    those = AUDIT.c.action.in_(COMING) if coming else AUDIT.c.action.not_in(COMING)
    wanted = sa.select(AUDIT).where(those).order_by(AUDIT.c.number.desc()).limit(1000)
    with visit.bench.engine.connect() as db:
        lines = db.execute(wanted).mappings().all()
    return visit.show("audit", lines=lines, coming=coming, called=called)


def _result(visit: Visit) -> Result:
    path = visit.bench.library.path(visit.key())
    if path is None:
        raise no_such()
    return visit.bench.library.result(path)


def _signature(visit: Visit) -> Signature | None:
    path = visit.bench.library.path(visit.key())
    return None if path is None else signature_of(path)


def _acceptable(visit: Visit, result: Result, policy: PolicyModel) -> CaseListing:
    """Return what may be accepted; what is so already comes last."""
    today = today_in_japan()
    given = [one for one in policy.accepted if one.concerns(result) and not one.expired(today)]
    cases = [case for case in result.cases if case.verdict in ACCEPTABLE]
    done = {case.id for case in cases if any(one.covers(case) for one in given)}
    return listing(visit, sorted(cases, key=lambda case: case.id in done), done)


def _holds(entry: dict[str, str]) -> bool:
    """Return whether an entry says all that it must, and does not lie in the past."""
    try:
        AcceptedModel.model_validate_strings(entry)
        return dt.date.fromisoformat(entry["expires"]) >= today_in_japan()
    except (ValidationError, ValueError):
        return False


def _of(result: Result) -> str:
    one = result.product
    return f"{one.name} / {one.vendor} / {one.city_code} {one.city_type}"


def _earlier(shelf: Sequence[Shelved], key: str) -> list[Shelved]:
    """Return the other results of the same product and municipality."""
    own = next((one for one in shelf if one.key == key), None)
    return [
        one
        for one in shelf
        if own is not None
        and one.key != key
        and not one.error_ja
        and (one.product, one.vendor, one.city) == (own.product, own.vendor, own.city)
    ]


def _incomplete() -> Message:
    return Message(
        "WBN001",
        "受け入れには、この結果の未判定の検査、承認者、理由、今日以降の期限が必要です。",
        "to accept: a case of this result without a judgement, an approver, a reason, and a day"
        " that is not over",
        "戻って書き足してください。不合格は受け入れられません（プロファイルの waivers へ）。",
        "go back and fill it in; a failure cannot be accepted (see waivers of the profile)",
    )


def _another_product(before: str, now: str) -> Message:
    return Message(
        "RES023",
        f"基準は別の製品又は団体のものです。結果: {now}。基準: {before}",
        f"the baseline is of another product or municipality: {before}, the result: {now}",
        "同じ製品・同じ団体の前の結果を選んでください。",
        "choose an earlier result of the same product for the same municipality",
    )
