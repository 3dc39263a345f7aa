"""Entries as YAML that a person adds to the profile, with the hash of each file of evidence."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import yaml

from conformance.report.shown import clean
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from conformance.report.entered.held import Entry
    from conformance.values.words import Language

_HEAD = Bilingual(
    "# プロファイルに加える記載です。同じ名の節が既にあれば、その一覧の末尾に加えてください。",
    "# To be added to the profile; where it has the section already, add to the end of its list.",
)


def as_yaml(taken: Mapping[str, Sequence[Entry]], profile: Path, lang: Language) -> str:
    """Return the sections that were taken; each hash is that of the file on this day."""
    lines = [_HEAD.spoken(lang), *_hashes(taken, profile)]
    text = yaml.safe_dump(dict(taken), allow_unicode=True, sort_keys=False, width=100)
    return "\n".join(lines) + "\n" + text


def _hashes(taken: Mapping[str, Sequence[Entry]], profile: Path) -> Iterator[str]:
    names = {str(entry["evidence"]) for entry in taken.get("attestations", ())}
    for name in sorted(names):
        with (profile.parent / name).open("rb") as file:
            yield f"# sha256 {hashlib.file_digest(file, 'sha256').hexdigest()}  {clean(name)}"
