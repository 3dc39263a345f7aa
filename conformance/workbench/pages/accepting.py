"""May this be installed? The answer of the gate, and what an approver lets pass until a day."""

from __future__ import annotations

import datetime as dt
from threading import Lock
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
import yaml
from pydantic import ValidationError

from conformance.errors import Message, UsageError
from conformance.report.facts import warnings
from conformance.results.folder import write_whole
from conformance.results.gate import gate
from conformance.results.policy import AcceptedModel, GivenForModel, PolicyModel
from conformance.values.today import today_in_japan
from conformance.workbench.audit import COMING, called
from conformance.workbench.people import ALONE
from conformance.workbench.store import AUDIT
from conformance.workbench.taken import signature_of
from conformance.workbench.until import hold_in_time, latest_day, policy_of
from conformance.workbench.visit import action, no_such, page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from starlette.responses import Response

    from conformance.results.model import CaseModel, Result
    from conformance.workbench.library import Shelved
    from conformance.workbench.taken import Signature
from conformance.workbench.visit import Visit

ACCEPTABLE: Final = frozenset({"untested", "needs_review", "unconfirmed", "answered"})
"""What a policy may let pass; a failure needs a waiver in the vendor's profile."""

_SHOWN: Final = 200
_WRITING: Final = Lock()


@page("/results/{key}/gate")
def asked(visit: Visit) -> Response:
    """Show the answer and its reasons, against an earlier result where one is chosen."""
    library, settings = visit.bench.library, visit.bench.settings
    result = _result(visit)
    base = library.path(visit.asked("baseline"))
    before = None if base is None else library.result(base)
    if before is not None and _of(before) != _of(result):
        raise UsageError(_another_product(_of(before), _of(result)))
    policy = policy_of(settings.policy)
    found = gate(result, policy, today_in_japan(), before)
    return visit.show(
        "gate",
        key=visit.key(),
        result=result,
        found=found,
        warnings=warnings(result),
        signature=_signature(visit),
        others=_earlier(library.all(), visit.key()),
        baseline=visit.asked("baseline"),
        accepted=[(one, one.concerns(result)) for one in policy.accepted],
        acceptable=_acceptable(result, policy)[:_SHOWN],
        shown=_SHOWN,
        latest=latest_day(policy),
    )


@action("/results/{key}/accept", "approver")
def accept(visit: Visit) -> Response:
    """Write down that a case may stay as it is until a day: in the policy and in the audit.

    Raises:
        UsageError: WBN001, the form says no name, reason, day or case of the result; WBN021.
    """
    result = _result(visit)
    case = next((c for c in result.cases if c.id == visit.field("case")), None)
    entry = {
        "case": visit.field("case"),
        "approver": visit.field("approver") if visit.name == ALONE else visit.name,
        "reason": visit.field("reason"),
        "expires": visit.field("expires"),
    }
    if case is None or case.verdict not in ACCEPTABLE or not _holds(entry):
        raise UsageError(_incomplete())
    hold_in_time(dt.date.fromisoformat(entry["expires"]), policy_of(visit.bench.settings.policy))
    given_for = GivenForModel.of(result)
    told = f"{given_for.name} {given_for.release}: {entry['case']}"
    subject = f"{told} ({entry['approver']}, {entry['expires']})"
    with _WRITING, visit.audited("accept", subject, entry["reason"]):
        _added(visit.bench.settings.policy, entry, given_for)
    return visit.go(f"/results/{visit.key()}/gate")


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


def _acceptable(result: Result, policy: PolicyModel) -> list[tuple[CaseModel, bool]]:
    """Return what may be accepted, and whether it is so already: that comes last."""
    today = today_in_japan()
    given = [one for one in policy.accepted if one.concerns(result) and not one.expired(today)]
    found = [
        (case, any(one.covers(case) for one in given))
        for case in result.cases
        if case.verdict in ACCEPTABLE
    ]
    return sorted(found, key=lambda pair: pair[1])


def _holds(entry: dict[str, str]) -> bool:
    """Return whether an entry says all that it must, and does not lie in the past."""
    try:
        AcceptedModel.model_validate_strings(entry)
        return dt.date.fromisoformat(entry["expires"]) >= today_in_japan()
    except (ValidationError, ValueError):
        return False


def _added(path: Path, entry: dict[str, str], given_for: GivenForModel) -> None:
    """Add an entry in place of one for the same; what else stands stays, comments do not.

    It holds for the very product, release and place that it was given for.
    """
    policy = policy_of(path)
    accepted = AcceptedModel.model_validate_strings(entry).model_copy(
        update={"given_for": given_for}
    )
    same = (accepted.case, accepted.given_for, accepted.causes)
    others = (one for one in policy.accepted if (one.case, one.given_for, one.causes) != same)
    kept = policy.model_copy(update={"accepted": (*others, accepted)})
    data = kept.model_dump(mode="json", exclude_defaults=True)
    text = yaml.safe_dump({"policy": 1, **data}, allow_unicode=True, sort_keys=False)
    write_whole(text.encode(), path)


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
