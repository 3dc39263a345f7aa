"""The commands by which a result is obtained again: complete, and right in whatever folder."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.report.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.results.model import Result


def replay_line(path: str, case: str = "", options: Iterable[str] = ()) -> str:
    """Return the command that repeats a case of the result at `path`, or all that failed.

    `options`: under which others than its own the result was tried when this was printed.
    """
    return _line("replay", path, *filter(None, (case,)), *options)


def replay_options(
    given: Mapping[str, Path | str | None], despite: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the options of a replay, by their names, so that they hold in whatever folder."""
    whole = {
        name: value.resolve() if isinstance(value, Path) else value for name, value in given.items()
    }
    said = (pair for name, value in whole.items() for pair in _given(f"--{name}", value))
    return (*said, *_each("--despite", despite))


def gate_line(path: str) -> str:
    """Return the command that asks whether the release of the result at `path` may be installed."""
    return _line("gate", path)


def run_line(result: Result, path: str) -> str:
    """Return the command that gives the result at `path` once more."""
    asked, folder = result.invocation, Path(path).parent
    profile = asked.profile if result.run.profile is None else _at(folder, result.run.profile)
    if asked.files is None:
        return _line("run", profile, *_run_options(result, folder))
    directory = _at(folder, result.run.directory or asked.files.directory)
    return _line("files", profile, directory, *_files_options(result))


def resume_line(result: Result, path: str) -> str:
    """Return the command that continues the interrupted run of the result at `path`, in its place.

    Judged are the same files and people of the same facts; in a shared database the people are
    new, for those of the first part still stand. Export files alone are judged from the beginning.
    """
    asked, folder = result.invocation, Path(path).parent
    if asked.files is not None:
        return run_line(result, path)
    again = asked.model_copy(update={"nonce": None})
    options = _run_options(result.model_copy(update={"invocation": again}), folder)
    profile = asked.profile if result.run.profile is None else _at(folder, result.run.profile)
    return _line("run", profile, *options, "--resume", path, "--out", str(folder))


def _run_options(result: Result, folder: Path) -> Iterator[str]:
    asked, scope = result.invocation, result.scope
    yield from ("--seed", str(asked.seed), "--as-of", asked.as_of.isoformat())
    yield from _each("--domain", scope.domains)
    yield from _each("--class", scope.levels)
    yield from _each("--surface", scope.surfaces)
    yield from _each("--case", scope.cases)
    corpus = None if result.run.corpus is None else _at(folder, result.run.corpus)
    yield from _given("--shard", scope.shard)
    yield from _given("--ground", scope.ground)
    if scope.only is not None and result.run.against is not None:
        yield from ("--only", scope.only.kind, "--against", _at(folder, result.run.against))
    yield from _given("--mutant", asked.mutant)
    yield from _given("--nonce", asked.nonce)
    yield from _given("--corpus", corpus)


def _files_options(result: Result) -> Iterator[str]:
    asked, scope = result.invocation, result.scope
    yield from ("--as-of", asked.as_of.isoformat())
    yield from _each("--domain", scope.domains)
    yield from _each("--case", scope.cases)
    if asked.files is not None:
        for name in ("rows", "engine", "sample", "sample_seed"):
            yield from _given(f"--{name.replace('_', '-')}", getattr(asked.files, name))


def _each(option: str, values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield from (option, value)


def _given(option: str, value: object) -> Iterator[str]:
    if value is not None:
        yield from (option, str(value))


def _at(folder: Path, way: str) -> str:
    return os.path.normpath(folder / way)


def _line(*words: str) -> str:
    """Return words as a person may paste them into the shell of this system."""
    join = subprocess.list2cmdline if os.name == "nt" else shlex.join
    return clean(join(("conformance", *words)))
