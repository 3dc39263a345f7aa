"""The corpus: counterexamples of earlier runs in a folder, one file a case, tried first again.

A file is `<domain>/<kind>/<key>/<slug>.json`, the case's id. Plain values stand in it as they are
and keep their meaning when strategies change; only what is no JSON is kept by the choices that
draw it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import rfc8785
from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from conformance.errors import Message, UsageError
from conformance.findings import Counterexample, CounterexampleForm
from conformance.values.private_files import private_folder, write_private

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from conformance.findings import Json

FORMAT: Literal["conformance-corpus/1"] = "conformance-corpus/1"
KEPT = 20
"""Examples kept of one case; a new one takes the place of the oldest."""

_MOST_BYTES = 1_000_000  # of one file


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SavedExample(_Model):
    """One example: what it takes to try it again, and `example`, what its story is told from."""

    part: str = ""
    form: CounterexampleForm
    value: JsonValue
    example: JsonValue = None


class SavedCase(_Model):
    """A file of the corpus: the examples of one case, the newest first."""

    format: Literal["conformance-corpus/1"] = FORMAT
    case: str
    examples: tuple[SavedExample, ...]


@dataclass(frozen=True)
class Corpus:
    """The saved examples of all cases; `digest` names them as an input of a run."""

    cases: Mapping[str, SavedCase] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A hash of every example of every case."""
        ordered = [self.cases[name] for name in sorted(self.cases)]
        return hashlib.sha256(b"\n".join(map(_written, ordered))).hexdigest()

    @property
    def count(self) -> int:
        """How many examples there are."""
        return sum(len(case.examples) for case in self.cases.values())

    def of(self, case: str) -> tuple[Counterexample, ...]:
        """Return the examples of a case, the newest first."""
        examples = self.cases[case].examples if case in self.cases else ()
        return tuple(Counterexample(e.part, e.form, e.value) for e in examples)


def only(case: str, one: Counterexample) -> Corpus:
    """Return a corpus of one example."""
    example = SavedExample(part=one.part, form=one.form, value=one.value)
    return Corpus({case: SavedCase(case=case, examples=(example,))})


def read_corpus(folder: Path) -> Corpus:
    """Return the corpus of a folder; one that does not exist yet is empty.

    Raises:
        UsageError: USE080, a file is no part of a corpus.
    """
    files = sorted(folder.rglob("*.json")) if folder.is_dir() else []
    return Corpus({case.case: case for case in (_read(folder, file) for file in files)})


def save(folder: Path, found: Iterable[tuple[str, Counterexample, Json]]) -> None:
    """Add counterexamples (case id, counterexample, example) to a folder, each file whole or not.

    What is there already stays; an example that failed again moves to the front.
    """
    for case, one, example in found:
        path = folder / f"{case}.json"
        new = SavedExample(part=one.part, form=one.form, value=one.value, example=example)
        old = _read(folder, path).examples if path.is_file() else ()
        others = (e for e in old if (e.part, e.form, e.value) != (new.part, new.form, new.value))
        _write(path, SavedCase(case=case, examples=(new, *others)[:KEPT]))


def _read(folder: Path, path: Path) -> SavedCase:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(_no_corpus(path, "larger than 1 MB"))
        found = SavedCase.model_validate_json(path.read_bytes())
    except (OSError, ValidationError, UnicodeDecodeError) as error:
        raise UsageError(_no_corpus(path, type(error).__name__)) from error
    if path.relative_to(folder).with_suffix("").as_posix() != found.case:
        raise UsageError(_no_corpus(path, f"case {found.case}"))
    return found


def _write(path: Path, case: SavedCase) -> None:
    private_folder(path.parent)
    part = path.with_suffix(".json.part")
    write_private(part, _written(case))
    part.replace(path)


def _written(case: SavedCase) -> bytes:
    return rfc8785.dumps(case.model_dump(mode="json", exclude_none=True)) + b"\n"


def _no_corpus(path: Path, found: str) -> Message:
    return Message(
        "USE080",
        f"{path.name} は反例の保存ファイルではありません（{found}）。",
        f"{path.name} is no file of saved counterexamples ({found})",
        "--corpus には conformance run が書いた corpus フォルダーを指定してください。",
        "name a folder that conformance run wrote as --corpus",
        str(path),
    )
