"""What people say of the cases of a result: waivers, answers, statements, put into a profile."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from conformance.errors import Message, UsageError
from conformance.values.private_files import private_folder
from conformance.values.today import today_in_japan
from conformance.workbench.kept import keep
from conformance.workbench.people import ALONE
from conformance.workbench.until import hold_in_time, latest_day, policy_of
from conformance.workbench.visit import action, no_such, page
from conformance.workbench.written import add, no_profile

if TYPE_CHECKING:
    from starlette.responses import Response

    from conformance.results.model import CaseModel, Result
    from conformance.surfaces.profile_text.change import Entry, Section
from conformance.workbench.visit import Visit

EVIDENCE: Final = "evidence"
"""The folder of files of evidence, beside the profiles."""

_OFFERED: Final = 500
"""Cases of a list to choose from; of any other the page of the result leads here."""


@page("/results/{key}/entries", role="tester")
def form(visit: Visit) -> Response:
    """Show what can be said of the cases of a result, and in which profile it would stand."""
    result = _result(visit)
    product, asked = result.product, visit.asked("case")
    stated = [c for c in _of(result, "untested", "attested") if c.surface == "evidence"]
    return visit.show(
        "entries",
        key=visit.key(),
        result=result,
        profiles=visit.bench.shelf.fitting(product),
        failed=_offered(_of(result, "fail"), asked),
        unconfirmed=_offered(_of(result, "unconfirmed", "answered"), asked),
        stated=_offered(stated, asked),
        asked=asked,
        today=today_in_japan(),
        latest=latest_day(policy_of(visit.bench.settings.policy)),
    )


@action("/results/{key}/waive", "approver")
def waive(visit: Visit) -> Response:
    """Write a waiver of a failure into a profile, until a day.

    Raises:
        UsageError: WBN012, no such failure, something is empty, or the day is over; WBN010, WBN021.
    """
    case = _chosen(visit, "fail")
    until = _day(visit, "expires")
    if until < today_in_japan():
        raise UsageError(_incomplete())
    hold_in_time(until, policy_of(visit.bench.settings.policy))
    entry: Entry = {
        "case": case.id,
        "approver": _by(visit),
        "reason": _said(visit, "reason"),
        "risk": _said(visit, "risk"),
        "expires": until,
    }
    return _written(visit, "waivers", entry, f"{case.id} ({until})", _said(visit, "reason"))


@action("/results/{key}/answer", "tester")
def answer(visit: Visit) -> Response:
    """Write into a profile whether what no text supports is right.

    Raises:
        UsageError: WBN012, as for a waiver; WBN010.
        ProfileError: PRO005, it is denied and no document or page is named.
    """
    case = _chosen(visit, "unconfirmed", "answered")
    accepted = visit.field("accepted")
    if accepted not in {"yes", "no"}:
        raise UsageError(_incomplete())
    proof = {k: visit.field(k) for k in ("document", "page") if visit.field(k)}
    entry: Entry = {
        "case": case.id,
        "accepted": accepted == "yes",
        **proof,
        "by": _by(visit),
        "on": today_in_japan(),
    }
    return _written(visit, "answers", entry, f"{case.id} ({accepted})")


@action("/results/{key}/state", "tester", uploads=True)
def state(visit: Visit) -> Response:
    """Write into a profile what a person found where no test can see, and keep the evidence.

    Raises:
        UsageError: WBN012, as for a waiver; WBN006, of the file; WBN010.
    """
    case = _chosen(visit, "untested", "attested")
    given, on = visit.files("evidence")[:1], _day(visit, "date")
    said = {k: _said(visit, k) for k in ("role", "statement")}
    if not given or case.surface != "evidence":
        raise UsageError(_incomplete())
    kept = keep(given[0], private_folder(visit.bench.settings.profiles / EVIDENCE))
    entry: Entry = {
        "requirement": case.requirement,
        "by": _by(visit),
        "role": said["role"],
        "date": on,
        "statement": said["statement"],
        "evidence": f"{EVIDENCE}/{kept.name}",
    }
    try:
        return _written(visit, "attestations", entry, case.requirement)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise


def _written(
    visit: Visit, section: Section, entry: Entry, subject: str, reason: str = ""
) -> Response:
    """Put an entry into the profile of the form, and who did it into the audit."""
    shelf, product = visit.bench.shelf, _result(visit).product
    fitting = shelf.fitting(product)
    chosen = next((one for one in fitting if one.name == visit.field("profile")), None)
    if chosen is None:
        raise UsageError(no_profile())
    with visit.audited(section, f"{chosen.name}: {subject}", reason):
        add(shelf, chosen, {section: [entry]})
    return visit.go(f"/profiles/{chosen.name}")


def _by(visit: Visit) -> str:
    """Return who speaks: whoever is logged in, or the name that one who works alone gives."""
    return _said(visit, "by") if visit.name == ALONE else visit.name


def _said(visit: Visit, name: str) -> str:
    found = visit.field(name)
    if not any(letter.isalnum() for letter in found):
        raise UsageError(_incomplete())
    return found


def _day(visit: Visit, name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(visit.field(name))
    except ValueError:
        raise UsageError(_incomplete()) from None


def _chosen(visit: Visit, *verdicts: str) -> CaseModel:
    found = next((c for c in _of(_result(visit), *verdicts) if c.id == visit.field("case")), None)
    if found is None:
        raise UsageError(_incomplete())
    return found


def _of(result: Result, *verdicts: str) -> list[CaseModel]:
    return [case for case in result.cases if case.verdict in verdicts]


def _offered(cases: list[CaseModel], asked: str) -> list[CaseModel]:
    """Return the cases of a list to choose from; the one that was asked for is always there."""
    return [*cases[:_OFFERED], *(c for c in cases[_OFFERED:] if c.id == asked)]


def _result(visit: Visit) -> Result:
    path = visit.bench.library.path(visit.key())
    if path is None:
        raise no_such()
    return visit.bench.library.result(path)


def _incomplete() -> Message:
    return Message(
        "WBN012",
        "この結果にその検査がないか、空の欄があるか、日付でないか、期限が過ぎています。",
        "the result has no such case, something is empty or no day, or the day is over",
        "戻って書き足してください。",
        "go back and fill it in",
    )
