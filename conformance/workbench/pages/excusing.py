"""What people say of the cases of a result: waivers, answers, statements, put into a profile.

Several cases can be chosen at once; each gets an entry of its own, as if written one by one.
"""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import parse_qsl, urlencode

from conformance.errors import Message, UsageError
from conformance.results.policy import JudgedProductModel
from conformance.values.private_files import private_folder
from conformance.values.today import today_in_japan
from conformance.workbench.kept import keep
from conformance.workbench.listing import listing
from conformance.workbench.people import ALONE
from conformance.workbench.sayable import KINDS, cases_of, kind_of, said_already, same_cause
from conformance.workbench.taking_back import give_again, taken_back, waivers_of
from conformance.workbench.until import hold_in_time, latest_day, policy_of
from conformance.workbench.visit import action, no_such, page
from conformance.workbench.written import add, no_profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.responses import Response

    from conformance.results.model import CaseModel, Result
    from conformance.surfaces.profile_text.change import Entry, Section
    from conformance.workbench.sayable import Kind
from conformance.workbench.visit import Visit

EVIDENCE: Final = "evidence"
"""The folder of files of evidence, beside the profiles."""

WITHDRAW: Final = "withdraw"


@page("/results/{key}/entries", role="tester")
def form(visit: Visit) -> Response:
    """Show what can be said of the cases of a result, and in which profile it would stand."""
    result, policy = _result(visit), policy_of(visit.bench.settings.policy)
    product = JudgedProductModel.judged_in(result)
    profiles = visit.bench.shelf.fitting(product)
    given = waivers_of(product, profiles, result, policy)
    asked = next((c for c in result.cases if c.id == visit.asked("case")), None)
    numbers: dict[str, int] = {kind: len(cases_of(result, kind)) for kind in KINDS}
    kind = _asked_kind(visit, asked, numbers)
    cases = [] if kind == WITHDRAW else cases_of(result, kind)
    one_cause = frozenset[str]() if asked is None else same_cause(result, asked)
    if one_cause:
        cases = [case for case in cases if case.id in one_cause]
    back = taken_back(result, policy)
    done = frozenset[str]() if kind == WITHDRAW else said_already(kind, cases, profiles, back)
    return visit.show(
        "entries",
        key=visit.key(),
        result=result,
        profiles=profiles,
        kind=kind,
        numbers={**numbers, WITHDRAW: sum(one.is_in_force for one in given)},
        given=given,
        found=listing(visit, cases, done),
        asked=asked,
        wrote=visit.asked("wrote"),
        profile=visit.asked("profile"),
        today=today_in_japan(),
        latest=latest_day(policy),
    )


def _asked_kind(
    visit: Visit, asked: CaseModel | None, numbers: Mapping[str, int]
) -> Kind | Literal["withdraw"]:
    """Return what is to be said: what the page was asked for, or the first that there is."""
    named = visit.asked("kind")
    if named == WITHDRAW:
        return WITHDRAW
    fits = None if asked is None else kind_of(asked)
    there = next((kind for kind in KINDS if numbers[kind]), KINDS[0])
    return next((kind for kind in KINDS if kind == named), fits or there)


@action("/results/{key}/waive", "approver")
def waive(visit: Visit) -> Response:
    """Write a waiver of each failure that was chosen into a profile, until a day.

    One reason and one risk are those of one cause: several are waived at once where they have it.

    Raises:
        UsageError: WBN012, no such failure, something is empty, or the day is over; WBN023, they
            have several causes; WBN010, WBN016, WBN021.
    """
    result, cases = _result(visit), _chosen(visit, "waive")
    if not {case.id for case in cases} <= same_cause(result, cases[0]):
        raise UsageError(_several_causes())
    until = _day(visit, "expires")
    if until < today_in_japan():
        raise UsageError(_incomplete())
    hold_in_time(until, policy_of(visit.bench.settings.policy))
    said = {
        "approver": _by(visit),
        "reason": _said(visit, "reason"),
        "risk": _said(visit, "risk"),
        "expires": until,
    }
    entries: list[Entry] = [{"case": case.id, **said} for case in cases]
    told = [f"{case.id} ({until})" for case in cases]
    written = _written(visit, "waivers", entries, told, str(said["reason"]))
    give_again(visit.bench, JudgedProductModel.judged_in(result), entries)
    return written


@action("/results/{key}/answer", "tester")
def answer(visit: Visit) -> Response:
    """Write into a profile whether what no text supports is right, for each case chosen.

    Raises:
        UsageError: WBN012, as for a waiver; WBN010.
        ProfileError: PRO005, it is denied and no document or page is named.
    """
    cases = _chosen(visit, "answer")
    accepted = visit.field("accepted")
    if accepted not in {"yes", "no"}:
        raise UsageError(_incomplete())
    proof = {k: visit.field(k) for k in ("document", "page") if visit.field(k)}
    said = {"accepted": accepted == "yes", **proof, "by": _by(visit), "on": today_in_japan()}
    entries: list[Entry] = [{"case": case.id, **said} for case in cases]
    return _written(visit, "answers", entries, [f"{case.id} ({accepted})" for case in cases])


@action("/results/{key}/state", "tester", uploads=True)
def state(visit: Visit) -> Response:
    """Write into a profile what a person found where no test can see, and keep the evidence.

    Raises:
        UsageError: WBN012, as for a waiver; WBN006, of the file; WBN010.
    """
    cases = _chosen(visit, "state")
    given, on = visit.files("evidence")[:1], _day(visit, "date")
    said = {k: _said(visit, k) for k in ("role", "statement")}
    by = _by(visit)
    if not given:
        raise UsageError(_incomplete())
    kept = keep(given[0], private_folder(visit.bench.settings.profiles / EVIDENCE))
    names = list(dict.fromkeys(case.requirement for case in cases))
    entries: list[Entry] = [
        {
            "requirement": name,
            "by": by,
            "role": said["role"],
            "date": on,
            "statement": said["statement"],
            "evidence": f"{EVIDENCE}/{kept.name}",
        }
        for name in names
    ]
    try:
        return _written(visit, "attestations", entries, names)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise


def _written(
    visit: Visit,
    section: Section,
    entries: Sequence[Entry],
    subjects: Sequence[str],
    reason: str = "",
) -> Response:
    """Put entries into the profile of the form, and who did each into the audit."""
    shelf = visit.bench.shelf
    fitting = shelf.fitting(JudgedProductModel.judged_in(_result(visit)))
    chosen = next((one for one in fitting if one.name == visit.field("profile")), None)
    if chosen is None:
        raise UsageError(no_profile())
    with ExitStack() as acts:
        for subject in subjects:
            acts.enter_context(visit.audited(section, f"{chosen.name}: {subject}", reason))
        add(shelf, chosen, {section: entries})
    kind = {"waivers": "waive", "answers": "answer", "attestations": "state"}[section]
    told = {"kind": kind, "wrote": str(len(entries)), "profile": chosen.name}
    back = {k: v for k, v in parse_qsl(visit.field("back")) if k not in told}
    return visit.go(f"/results/{visit.key()}/entries?{urlencode(told | back)}")


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


def _chosen(visit: Visit, kind: Kind) -> list[CaseModel]:
    """Return the cases of the form, each once, in the order of the result."""
    named = set(visit.fields("case"))
    found = [case for case in cases_of(_result(visit), kind) if case.id in named]
    if not found or len(found) != len(named):
        raise UsageError(_incomplete())
    return found


def _result(visit: Visit) -> Result:
    path = visit.bench.library.path(visit.key())
    if path is None:
        raise no_such()
    return visit.bench.library.result(path)


def _incomplete() -> Message:
    return Message(
        "WBN012",
        "検査が選ばれていないかこの結果になく、又は空の欄があるか、日付でないか、期限が過ぎています。",
        "no case of the result was chosen, something is empty or no day, or the day is over",
        "戻って書き足してください。",
        "go back and fill it in",
    )


def _several_causes() -> Message:
    return Message(
        "WBN023",
        "選んだ不合格には原因が二つ以上あります。理由と住民への影響は、原因ごとに書いてください。",
        "the failures that were chosen have more than one cause: reason and risk are of one each",
        "一つの原因の検査（不合格の「免除を書く」で開く一覧）だけを選んでください。",
        "choose those of one cause (the list that a failure of the result leads to)",
    )
