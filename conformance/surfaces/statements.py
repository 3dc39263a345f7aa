"""Statements of a profile that no machine can check: what can be held against them is.

An attestation names who states what, in which role, when, and a file that proves it; a waiver who
approved it, why and at which risk; an answer who gave it, and the page it follows from. What a file
says is not judged: its hash stands in the result, so that nobody
exchanges it unseen.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from conformance.catalog.yaml import line_of
from conformance.errors import Message, ProfileError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.surfaces.profile import Attestation, LoadedProfile
    from conformance.surfaces.profile_entries import Answer, Waiver

_MOST_SHOWN = 20
_LOOKED_AT = 4_096  # bytes of a file of evidence in which something must stand
_SAYS_SOMETHING: Final = re.compile(r"[^\W_\u115F\u1160\u3164\uFFA0]")
"""A letter or a number that is seen: "-" names nobody, nor do the letters that fill a room."""
WILD: Final = frozenset("*?[")
_STATED = ("by", "role", "statement", "evidence")
_WAIVED = ("approver", "reason", "risk")
_ANSWERED = ("by",)
_PROVED = ("by", "document", "page")


def check_statements(loaded: LoadedProfile, today: dt.date) -> dict[str, str]:
    """Return the hash of each file of evidence, by its path as written.

    Raises:
        ProfileError: PRO060, something is left empty; PRO061, a date is to come; PRO062, the
            evidence is no file or holds nothing; PRO063, it names no single requirement.
    """
    problems = tuple(_problems(loaded, today))
    if problems:
        raise ProfileError(*problems[:_MOST_SHOWN])
    named = {one.evidence for one in loaded.profile.attestations}
    return {name: _digest(loaded.path.parent / name) for name in sorted(named)}


def _problems(loaded: LoadedProfile, today: dt.date) -> Iterator[Message]:
    for number, attestation in enumerate(loaded.profile.attestations):
        at = _At(loaded.path, "attestations", number)
        yield from at.empty(attestation, _STATED)
        if WILD.intersection(attestation.requirement):
            yield at.of_many(attestation.requirement)
        if attestation.on > today:
            yield at.to_come(attestation.on, today)
        if attestation.evidence.strip() and not is_evidence(loaded.path, attestation.evidence):
            yield at.no_file(attestation.evidence)
    for number, waiver in enumerate(loaded.profile.waivers):
        at = _At(loaded.path, "waivers", number)
        yield from at.empty(waiver, _WAIVED)
        if WILD.intersection(waiver.of):
            yield at.of_many(waiver.of, waiver.field)
    for number, answer in enumerate(loaded.profile.answers):
        at = _At(loaded.path, "answers", number)
        yield from at.empty(answer, _ANSWERED if answer.accepted else _PROVED)
        if WILD.intersection(answer.of):
            yield at.of_many(answer.of, answer.field)
        if answer.on > today:
            yield at.to_come(answer.on, today, "on")


class _At:
    """An entry of a list of the profile, for messages about it."""

    def __init__(self, path: Path, section: str, number: int) -> None:
        self.path, self.section, self.number = path, section, number

    def _where(self, name: str) -> str:
        return f"{self.path}:{line_of(self.path, (self.section, self.number, name))}"

    def empty(
        self, entry: Attestation | Waiver | Answer, names: tuple[str, ...]
    ) -> Iterator[Message]:
        for name in names:
            said = str(getattr(entry, name)).strip()
            if not said or (name != "evidence" and not _SAYS_SOMETHING.search(said)):
                yield Message(
                    "PRO060",
                    f"{self.section} の {name} が空です。期待: 氏名・役職・内容などの記載",
                    f"{name} of {self.section} is empty; expected: who, in which role, what",
                    "記入するか、その項目を消してください。",
                    "fill it in, or remove the entry",
                    self._where(name),
                )

    def to_come(self, on: dt.date, today: dt.date, name: str = "date") -> Message:
        return Message(
            "PRO061",
            f"申告の日付が先の日です。期待: {today} 以前。実際: {on}",
            f"the statement is dated in the future; expected: {today} or before, found: {on}",
            "確かめて記名した日に直してください。",
            "state the day on which it was verified and signed",
            self._where(name),
        )

    def of_many(self, requirement: str, name: str = "requirement") -> Message:
        return Message(
            "PRO063",
            f"{self.section} が一つの要件・検査を指していません。期待: そのID。"
            f"実際: {requirement!r}",
            f"an entry of {self.section} is about no single requirement or case; expected: its id,"
            f" found: {requirement!r}",
            "一つずつ、だれが何をどう確かめ、又は認めたかを書いてください。",
            "state for each of them who verified or approved what, and why",
            self._where(name),
        )

    def no_file(self, evidence: str) -> Message:
        return Message(
            "PRO062",
            f"証拠のファイル {evidence!r} がないか、空か、リンクかプロファイル自身です。"
            "期待: 内容のあるファイル",
            f"there is no file of evidence {evidence!r}, nothing in it, or it is a link or the "
            "profile itself; expected: a path seen from the profile",
            "ファイルを置くか、evidence の場所を直してください。",
            "put the file there, or correct evidence",
            self._where("evidence"),
        )


def is_evidence(profile: Path, name: str) -> bool:
    """Return whether a file beside the profile, or below, holds something.

    No link leads to it, and it is not the profile itself: what is named here is handed on.
    """
    path = profile.parent / name
    try:
        if not is_below(profile.parent, name) or not path.is_file() or path.samefile(profile):
            return False
        with path.open("rb") as file:
            return bool(file.read(_LOOKED_AT).strip())
    except (OSError, ValueError):
        return False


def is_below(folder: Path, name: str) -> bool:
    """Return whether a name leads to a place in the folder, by no link and no way up."""
    parts = PurePath(name).parts
    if not parts or PurePath(name).is_absolute() or ".." in parts or not name.isprintable():
        return False
    return not any(folder.joinpath(*parts[: n + 1]).is_symlink() for n in range(len(parts)))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
