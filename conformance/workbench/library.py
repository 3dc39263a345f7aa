"""The results in the folder: found, named by a key that is no path, read once."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from conformance import __version__
from conformance.errors import ConformanceError
from conformance.report.facts import warnings
from conformance.results.folder import RESULT
from conformance.results.scope import scope_said
from conformance.results.store import read_result
from conformance.workbench.store import SUMMARIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from conformance.results.model import Result

_DEPTH: Final = 3
_MOST: Final = 500
_FORM: Final = 3  # of what is kept of a result
_CACHED: Final = 3  # results of 60,000 cases are large


@dataclass(frozen=True, slots=True)
class Shelved:
    """A result as the list shows it; `error` where it cannot be read, in both languages.

    `part`: what alone was tried, where it was not everything. `warning`: what nobody may
    overlook, as that it was the sample package, or that a fault was seeded into it. `waived`: of
    each failing case under a waiver what the waiver names, by whom and until when.
    """

    key: str
    name: str
    product: str = ""
    release: str = ""
    vendor: str = ""
    city: str = ""
    state: str = ""
    exit_code: int | None = None
    line_ja: str = ""
    line_en: str = ""
    tested: str = ""
    part_ja: str = ""
    part_en: str = ""
    warning_ja: str = ""
    warning_en: str = ""
    error_ja: str = ""
    error_en: str = ""
    waived: Sequence[Sequence[str]] = ()


def key_of(name: str) -> str:
    """Return the key of a result by its place in the folder."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


class Library:
    """The results of a folder; no name that a browser sends becomes a path."""

    def __init__(self, folder: Path, engine: sa.Engine) -> None:
        self.folder = folder
        self.engine = engine

    def all(self) -> tuple[Shelved, ...]:
        """Return the results, the newest first; at most the newest 500 are read."""
        files = sorted(_files(self.folder), key=_age, reverse=True)[:_MOST]
        return tuple(self._shelved(file) for file in files)

    def sharing(self, key: str) -> tuple[Shelved, ...]:
        """Return the newest result of the same release for each other municipality."""
        readable = [one for one in self.all() if not one.error_ja]
        mine = next((one for one in readable if one.key == key), None)
        found: dict[str, Shelved] = {}
        for one in readable if mine else ():
            if mine and _release(one) == _release(mine) and one.city != mine.city:
                found.setdefault(one.city, one)
        return tuple(found.values())

    def path(self, key: str) -> Path | None:
        """Return the file of a key that the folder holds."""
        return next((f for f in _files(self.folder) if key_of(self.name(f)) == key), None)

    def result(self, path: Path) -> Result:
        """Return a result (`UsageError` where it cannot be read)."""
        return _read(path, _stamp(path))

    def name(self, path: Path) -> str:
        """Return what a result is called: its folder below that of all results."""
        below = path.relative_to(self.folder)
        return below.parent.as_posix() if below.name == RESULT else below.as_posix()

    def _shelved(self, path: Path) -> Shelved:
        name, stamp = self.name(path), _stamp(path)
        with self.engine.connect() as db:
            wanted = sa.select(SUMMARIES.c.content).where(
                SUMMARIES.c.path == name, SUMMARIES.c.stamp == stamp
            )
            kept = db.execute(wanted).scalar()
        if kept is not None:
            return Shelved(**json.loads(kept))
        made = self._summary(path, name)
        with suppress(sa.exc.IntegrityError), self.engine.begin() as db:  # another was as quick
            db.execute(SUMMARIES.delete().where(SUMMARIES.c.path == name))
            content = json.dumps(asdict(made))
            db.execute(SUMMARIES.insert().values(path=name, stamp=stamp, content=content))
        return made

    def _summary(self, path: Path, name: str) -> Shelved:
        try:
            found = read_result(path)
        except ConformanceError as error:
            first = error.messages[0]
            said = (f"{first.code} {first.ja}", f"{first.code} {first.en}")
            return Shelved(key_of(name), name, error_ja=said[0], error_en=said[1])
        part = scope_said(found.scope, found.catalogue)
        narrowed = found.scope.narrowed
        return Shelved(
            key=key_of(name),
            name=name,
            part_ja=part.ja if narrowed else "",
            part_en=part.en if narrowed else "",
            warning_ja=" ".join(one.ja for one in warnings(found)),
            warning_en=" ".join(one.en for one in warnings(found)),
            product=found.product.name,
            release=found.product.release,
            vendor=found.product.vendor,
            city=found.product.city_code,
            state=found.verdict.state,
            exit_code=found.verdict.exit_code,
            line_ja=found.verdict.line.ja,
            line_en=found.verdict.line.en,
            tested=found.run.started_at.strftime("%Y-%m-%d %H:%M"),
            waived=[
                (case.waiver.of, case.waiver.approver, case.waiver.expires.isoformat())
                for case in found.cases
                if case.waiver is not None and case.verdict == "fail"
            ],
        )


def _release(one: Shelved) -> tuple[str, str, str]:
    return (one.product, one.vendor, one.release)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files that may be results: JSON at the top, `result.json` below; no links."""
    below = folder.glob("*.json")
    deeper = (folder.glob("/".join(["*"] * depth) + f"/{RESULT}") for depth in range(1, _DEPTH + 1))
    for found in (below, *deeper):
        for path in found:
            if path.is_file() and not path.is_symlink() and _inside(path, folder):
                yield path


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # taken away meanwhile
        return 0.0


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}-{__version__}-{_FORM}"


@lru_cache(maxsize=_CACHED)
def _read(path: Path, stamp: str) -> Result:
    del stamp  # the same file with other content is another result
    return read_result(path)
