"""Runs: start one, watch it, stop it, go on with it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from conformance.errors import Message, UsageError
from conformance.results.folder import RESULT
from conformance.workbench.library import key_of
from conformance.workbench.progress import last_lines, progress_of
from conformance.workbench.run_scope import chosen, said, scope_of
from conformance.workbench.shelf import loaded
from conformance.workbench.visit import action, no_such, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.responses import Response

    from conformance.surfaces.profile import Profile
    from conformance.workbench.runs import Run
    from conformance.workbench.visit import Visit

_SURFACES: Final = ("api", "files", "forms", "evidence")
_MOST_DIGITS: Final = 10
_TAIL: Final = 40


@page("/runs")
def listed(visit: Visit) -> Response:
    """Show all runs."""
    runs = [(run, chosen(run)) for run in visit.bench.runs.all()]
    return visit.show("runs", runs=runs, said=said)


@page("/runs/new", role="tester")
def new(visit: Visit) -> Response:
    """Show the form of a run: first the profile, then what of it is tried."""
    listed = visit.bench.shelf.get(visit.asked("profile"))
    found = None if listed is None else loaded(listed.path)
    return visit.show(
        "run_new",
        profiles=visit.bench.shelf.all(),
        chosen=listed,
        profile=None if found is None else found.profile,
        production=found is not None and _production(found.profile),
    )


@action("/runs", "tester")
def start(visit: Visit) -> Response:
    """Start a run of the command line.

    Raises:
        UsageError: WBN002, the form asks for what the command line does not know.
    """
    listed = visit.bench.shelf.get(visit.field("profile"))
    found = None if listed is None else loaded(listed.path)
    if listed is None or found is None:
        raise UsageError(_not_known("profile", visit.field("profile")))
    options = list(_options(visit, found.profile))
    run = visit.bench.runs.start(listed.asked, options, visit.name, visit.lang)
    return visit.go(f"/runs/{run.id}")


@page("/runs/{key}")
def one(visit: Visit) -> Response:
    """Show how a run stands."""
    return visit.show("run", **_standing(visit))


@page("/runs/{key}/live")
def live(visit: Visit) -> Response:
    """Return the part of the page that changes."""
    return visit.show("run_live", **_standing(visit))


@action("/runs/{key}/stop", "tester")
def stop(visit: Visit) -> Response:
    """Ask a run to stop; it leaves a result that can be continued."""
    run = _run(visit)
    with visit.audited("stop", run.id):
        visit.bench.runs.stop(run)
    return visit.go(f"/runs/{run.id}")


@action("/runs/{key}/resume", "tester")
def resume(visit: Visit) -> Response:
    """Go on with an interrupted run."""
    run = _run(visit)
    going_on = (r for r in visit.bench.runs.all() if r.continues == run.id)
    if not run.resumable or any(one.state == "running" for one in going_on):
        raise UsageError(_not_known("resume", run.state))
    next_one = visit.bench.runs.resume(run, visit.name, visit.lang)
    return visit.go(f"/runs/{next_one.id}")


def _run(visit: Visit) -> Run:
    found = visit.bench.runs.get(visit.key())
    if found is None:
        raise no_such()
    return found


def _standing(visit: Visit) -> dict[str, object]:
    run = _run(visit)
    folder = visit.bench.runs.folder(run)
    progress = progress_of(folder)
    began = dt.datetime.fromisoformat(run.began)
    ended = dt.datetime.fromisoformat(run.ended) if run.ended else dt.datetime.now(dt.UTC)
    seconds = max((ended - began).total_seconds(), 1.0)
    left = progress.total - progress.done
    return {
        "run": run,
        "narrowed": bool(chosen(run)),
        "scope": scope_of(run, visit.bench),
        "progress": progress,
        "seconds": int(seconds),
        "rate": progress.done / seconds,
        "remaining": int(left * seconds / progress.done) if progress.done else None,
        "lines": last_lines(folder)[-_TAIL:],
        "result": key_of(run.out) if (folder / RESULT).is_file() else None,
    }


def _options(visit: Visit, profile: Profile) -> Iterator[str]:
    """Yield the options of the command line, each in one word with its value."""
    for domain in visit.fields("domain"):
        if domain not in profile.specifications:
            raise UsageError(_not_known("domain", domain))
        yield f"--domain={domain}"
    for surface in visit.fields("surface"):
        if surface not in _SURFACES:
            raise UsageError(_not_known("surface", surface))
        yield f"--surface={surface}"
    case = visit.field("case")
    if not case.isprintable():
        raise UsageError(_not_known("case", case))
    if case:
        yield f"--case={case}"
    seed = visit.field("seed")
    if seed:
        if not (seed.isascii() and seed.isdigit() and len(seed) <= _MOST_DIGITS):
            raise UsageError(_not_known("seed", seed))
        yield f"--seed={seed}"
    if visit.field("production") and _production(profile):
        yield "--yes-production"


def _production(profile: Profile) -> bool:
    api = profile.surfaces.api
    return api is not None and api.environment == "production"


def _not_known(what: str, found: str) -> Message:
    return Message(
        "WBN002",
        f"{what} の値 {found!r} では実行できません。",
        f"a run cannot be started with {what} = {found!r}",
        "前の画面に戻り、表示された選択肢から選んでください。プロファイルの誤りはその画面に出ます。",
        "go back and choose one of those shown; what is wrong with a profile is on its own page",
    )
