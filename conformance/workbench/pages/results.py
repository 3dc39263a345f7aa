"""Results: the list, one of them, two side by side, and what `conformance report` makes of one."""

from __future__ import annotations

import hashlib
import secrets
import subprocess
import tempfile
from collections import Counter
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from conformance.report import groups
from conformance.report.compared import KINDS
from conformance.report.facts import facts, warnings
from conformance.report.words import CALLED, GROUNDS, LEVELS
from conformance.results.called import called
from conformance.results.comparison import compare
from conformance.results.scope import scope_said
from conformance.values.today import today_in_japan
from conformance.workbench.processes import environment
from conformance.workbench.taken import given_name, signature_of, take
from conformance.workbench.taking_back import taken_back, void_in, voided_in
from conformance.workbench.until import policy_of
from conformance.workbench.visit import action, no_such, page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.results.model import Result
    from conformance.workbench.visit import Visit

LIMIT: Final = 100
"""Causes and defects told in full; the number is always exact."""

_SECONDS: Final = 300
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS_OF_REPORT: Final[Mapping[str, tuple[str, str]]] = {
    "xlsx": ("report.xlsx", XLSX),
    "html": ("report.html", "text/html"),
    "csv": ("cases.csv", "text/csv"),
    "junit": ("junit.xml", "application/xml"),
    "sarif": ("report.sarif", "application/json"),
}
"""What may be downloaded, where the command line can make it."""


@page("/results")
def listed(visit: Visit) -> Response:
    """Show the results of the folder."""
    voided = partial(voided_in, policy=policy_of(visit.bench.settings.policy))
    return visit.show("results", results=visit.bench.library.all(), voided=voided)


@action("/results", "tester", uploads=True)
def received(visit: Visit) -> Response:
    """Take a result file that somebody was given; one that cannot be read is not kept.

    Raises:
        UsageError: what `take` raises, with the name of the file that was given.
    """
    given = visit.files("result")
    if not given:
        return visit.go("/results")
    bench = visit.bench
    name = f"{today_in_japan()}-received-{secrets.token_hex(4)}"
    content, called = given[0].file.read(), given_name(given[0])
    told = f"{name} {called} sha256 {hashlib.sha256(content).hexdigest()}"
    with visit.audited("result", told):
        key = take(bench.settings.results, name, content, called)
    return visit.go(f"/results/{key}")


@page("/results/{key}")
def one(visit: Visit) -> Response:
    """Show a result: verdict first, then what fails, what was not tested and why."""
    path = visit.bench.library.path(visit.key())
    if path is None:
        raise no_such()
    result = visit.bench.library.result(path)
    policy = policy_of(visit.bench.settings.policy)
    left = Counter(map(called, result.cases))
    return visit.show(
        "result",
        key=visit.key(),
        name=visit.bench.library.name(path),
        signature=signature_of(path),
        result=result,
        limit=LIMIT,
        facts=facts(result),
        warnings=[*warnings(result), *void_in(result, policy)],
        back=taken_back(result, policy),
        away=groups.not_delivered(result),
        scope=scope_said(result.scope, result.catalogue),
        met=[name for name in CALLED if left[name]],
        table=verdict_counts(result),
        case_of={case.id: case for case in result.cases},
        unconfirmed=groups.unconfirmed(result),
        unjudged=(*groups.in_doubt(result), *groups.unjudged(result)),
        left=left,
        waived=groups.waived(result),
        stated=groups.of_verdict(result, "attested"),
        cities=len(visit.bench.library.sharing(visit.key())) + 1,
        files=any(case.surface == "files" for case in result.cases),
        reports=[kind for kind in KINDS_OF_REPORT if kind in kinds(visit.bench.settings.command)],
    )


def verdict_counts(result: Result) -> list[tuple[str, str, Mapping[str, int]]]:
    """Return the counts of verdicts for each class and ground, in the order of the words."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for case in result.cases:
        found.setdefault((case.level, case.ground), Counter())[called(case)] += 1
    levels, grounds = list(LEVELS), list(GROUNDS)
    ordered = sorted(found, key=lambda at: (levels.index(at[0]), grounds.index(at[1])))
    return [(*at, found[at]) for at in ordered]


@page("/results/{key}/report/{kind}")
def report(visit: Visit) -> Response:
    """Return what `conformance report` makes of a result, as a download."""
    path, kind = visit.bench.library.path(visit.key()), visit.key("kind")
    command = visit.bench.settings.command
    if path is None or kind not in KINDS_OF_REPORT or kind not in kinds(command):
        raise no_such()
    name, media = KINDS_OF_REPORT[kind]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / name
        given = ["--lang", visit.lang, "report", str(path), f"--{kind}", str(made)]
        if kind == "xlsx" and visit.asked("cities"):
            shared = visit.bench.library.sharing(visit.key())
            given += [f"--with-city={visit.bench.library.path(one.key)}" for one in shared]
        done = subprocess.run(  # noqa: S603 - our own command line, no shell
            [*command, *given],
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        if done.returncode or not made.is_file():
            told = done.stderr.decode("utf-8", "replace").splitlines()
            return visit.show("told", 500, lines=told, title="conformance report")
        content = made.read_bytes()
    attached = {"content-disposition": f'attachment; filename="{visit.key()}-{name}"'}
    return Response(content, media_type=media, headers=attached)


@cache
def kinds(command: tuple[str, ...]) -> frozenset[str]:
    """Return which of the reports the command line can make."""
    asked = [*command, "--lang", "en", "report", "--help"]
    done = subprocess.run(  # noqa: S603 - our own command line, no shell
        asked,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    said = done.stdout.decode("utf-8", "replace").split()
    return frozenset(kind for kind in KINDS_OF_REPORT if f"--{kind}" in said)


@page("/compare")
def compared(visit: Visit) -> Response:
    """Show what changed from one result to another."""
    library = visit.bench.library
    chosen = [library.path(visit.asked(name)) for name in ("a", "b")]
    a, b = chosen
    found = None if a is None or b is None else compare(library.result(a), library.result(b))
    return visit.show(
        "compare",
        results=[r for r in library.all() if not r.error_ja],
        asked=(visit.asked("a"), visit.asked("b")),
        found=found,
        kinds=KINDS,
        limit=LIMIT,
    )
