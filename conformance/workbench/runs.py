"""Runs as rows: started, watched, stopped, continued; what the server forgets the store knows."""

from __future__ import annotations

import json
import secrets
import shutil
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from conformance.results.folder import RESULT, UNFINISHED
from conformance.values.today import today_in_japan
from conformance.workbench import processes
from conformance.workbench.audit import write_audit
from conformance.workbench.processes import Started
from conformance.workbench.progress import JOURNAL, LOG
from conformance.workbench.store import RUNS, now

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from conformance.workbench.settings import WorkbenchSettings

INTERRUPTED: Final = 130
_NOTHING: Final = ("failed", None)
_ACT: Final = {"accept": "acceptance"}  # not what an approver lets pass without a judgement
RECORD: Final = "record.json"
"""What an acceptance writes beside its log."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run; `state`: running, ended (with a result), interrupted (can be continued), failed."""

    id: str
    kind: str
    profile: str
    command: tuple[str, ...]
    out: str
    upload: str
    state: str
    process: Started
    exit_code: int | None
    by: str
    began: str
    ended: str
    continues: str

    @property
    def resumable(self) -> bool:
        """Whether `--resume` can continue it."""
        return self.state == "interrupted" and self.kind == "run"


class Runs:
    """The runs of a store; one lock keeps two visitors from settling one run twice."""

    def __init__(self, settings: WorkbenchSettings, engine: sa.Engine) -> None:
        self.settings = settings
        self.engine = engine
        self.lock = threading.Lock()

    def folder(self, run: Run) -> Path:
        """Return where a run writes."""
        return self.settings.results / run.out

    def all(self) -> tuple[Run, ...]:
        """Return all runs, the newest first, each as it stands now."""
        with self.engine.connect() as db:
            rows = db.execute(sa.select(RUNS).order_by(RUNS.c.began.desc(), RUNS.c.id)).mappings()
            found = [_run(row) for row in rows]
        return tuple(self._settled(run) for run in found)

    def get(self, key: str) -> Run | None:
        """Return a run as it stands now."""
        with self.engine.connect() as db:
            row = db.execute(sa.select(RUNS).where(RUNS.c.id == key)).mappings().first()
        return None if row is None else self._settled(_run(row))

    def start(self, profile: str, options: Sequence[str], by: str, lang: str) -> Run:
        """Start `conformance run`."""
        return self._start("run", profile, [profile, *options], by, lang)

    def judge(self, profile: str, upload: str, options: Sequence[str], by: str, lang: str) -> Run:
        """Start `conformance files` on a folder of dropped files."""
        given = [profile, f"uploads/{upload}", *options]
        return self._start("files", profile, given, by, lang, upload=upload)

    def accept(
        self, profile: str, upload: str, bundle: str, options: Sequence[str], by: str, lang: str
    ) -> Run:
        """Start `conformance accept` of a signed result that was dropped."""
        given = [f"--profile={profile}", *options, "--", f"uploads/{upload}/{bundle}"]
        return self._start("accept", profile, given, by, lang, upload=upload)

    def resume(self, run: Run, by: str, lang: str) -> Run:
        """Continue an interrupted run as another one; the result that it left stays."""
        given = list(run.command[run.command.index("run") + 1 :])
        for name in ("--out", "--journal", "--resume"):
            if name in given:
                at = given.index(name)
                del given[at : at + 2]
        left = RESULT if (self.folder(run) / RESULT).is_file() else UNFINISHED
        given += ["--resume", f"results/{run.out}/{left}"]
        return self._start("run", run.profile, given, by, lang, continues=run.id)

    def stop(self, run: Run) -> None:
        """Ask a run to stop."""
        processes.stop(run.process)

    def tidy(self) -> None:
        """Remove dropped files that no run waits for: the server died while they came in."""
        needed = {run.upload for run in self.all() if run.state == "running"}
        for folder in self.settings.uploads.iterdir():
            if folder.name not in needed:
                shutil.rmtree(folder, ignore_errors=True)

    def _start(
        self,
        kind: str,
        profile: str,
        given: Sequence[str],
        by: str,
        lang: str,
        *,
        upload: str = "",
        continues: str = "",
    ) -> Run:
        key = secrets.token_hex(6)
        out = f"{today_in_japan()}-{key}"
        folder = self.settings.results / out
        written = f"results/{out}/{RECORD}" if kind == "accept" else f"results/{out}"
        command = ["--lang", lang, kind, "--out", written, *given]
        if kind == "run":
            command += ["--journal", f"results/{out}/{JOURNAL}"]
        subject = " ".join((f"{continues} → {key}" if continues else key, *given))
        row = {
            "id": key,
            "kind": kind,
            "profile": profile,
            "command": json.dumps(command, ensure_ascii=False),
            "out": out,
            "upload": upload,
            "state": "running",
            "by": by,
            "began": now(),
            "continues": continues,
        }
        with self.lock:  # nobody settles it before its process is known
            with self.engine.begin() as db:  # before its process: none is without a trace
                write_audit(db, by, "resume" if continues else _ACT.get(kind, kind), subject)
                db.execute(RUNS.insert().values(**row))
            full = [*self.settings.command, *command]
            started = processes.start(full, self.settings.folder, folder / LOG)
            running = {"state": "running", "pid": started.pid, "born": started.born}
            self._change(key, running)  # also where another server took it for lost
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def _settled(self, run: Run) -> Run:
        """Return a run as it stands now; one that has ended is written down as such."""
        if run.state != "running" or processes.is_alive(run.process):
            return run
        with self.lock:
            if processes.is_alive(run.process) or run.process.pid == 0:
                return run if run.process.pid else self._lost_at_start(run)
            code = processes.exit_code(run.process)
            state, told = self._left(run)
            changes = {"state": state, "exit_code": code if told is None else told, "ended": now()}
            self._change(run.id, changes)
        if run.upload:  # people's data is kept no longer than it is needed
            shutil.rmtree(self.settings.uploads / run.upload, ignore_errors=True)
        return self.get(run.id) or run

    def _left(self, run: Run) -> tuple[str, int | None]:
        """Return the state that a run left: its record, its result, or so far as it was killed."""
        folder = self.folder(run)
        if run.kind == "accept":
            return _left(folder / RECORD)
        found = _left(folder / RESULT)
        return _left(folder / UNFINISHED) if found == _NOTHING else found

    def _lost_at_start(self, run: Run) -> Run:
        """Return a run whose process nobody wrote down: the server died while it was started.

        It may go on all the same, or have left what a run leaves.
        """
        with self.engine.connect() as db:
            row = db.execute(sa.select(RUNS).where(RUNS.c.id == run.id)).mappings().first()
        if row is not None and row["pid"]:
            return _run(row)
        started = processes.find_process(run.command[run.command.index("--out") + 1])
        state, code = ("running", None) if started else self._left(run)
        process = started or run.process
        changes = {"state": state, "exit_code": code, "ended": "" if started else now()}
        self._change(run.id, {**changes, "pid": process.pid, "born": process.born})
        return replace(run, state=state, exit_code=code, process=process)

    def _change(self, key: str, values: Mapping[str, object]) -> None:
        with self.engine.begin() as db:
            db.execute(RUNS.update().where(RUNS.c.id == key).values(**values))


def _left(path: Path) -> tuple[str, int | None]:
    """Return the state that a run left, and the exit code that its result states."""
    try:
        found = json.loads(path.read_bytes())
        code = int(found.get("verdict", found)["exit_code"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _NOTHING
    return ("interrupted", INTERRUPTED) if found.get("interrupted") else ("ended", code)


def _run(row: sa.RowMapping) -> Run:
    return Run(
        id=row["id"],
        kind=row["kind"],
        profile=row["profile"],
        command=tuple(json.loads(row["command"])),
        out=row["out"],
        upload=row["upload"],
        state=row["state"],
        process=Started(row["pid"], row["born"]),
        exit_code=row["exit_code"],
        by=row["by"],
        began=row["began"],
        ended=row["ended"],
        continues=row["continues"],
    )
