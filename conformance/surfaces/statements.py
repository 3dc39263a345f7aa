"""Statements of a profile that no machine can check: what can be held against them is.

An attestation names who states what, in which role, when, and a file that proves it; a waiver who
approved it, why and at which risk; an answer who gave it, and the page it follows from. What a file
says is not judged: its hash stands in the result, so that nobody
exchanges it unseen.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from conformance.catalog.yaml import line_of
from conformance.errors import Message, ProfileError
from conformance.surfaces.evidence_file import LEAST, MOST, SAYS_SOMETHING, is_evidence
from conformance.surfaces.statement_days import FIRST, can_end, last_end, was_stated

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.surfaces.profile import Attestation, LoadedProfile
    from conformance.surfaces.profile_entries import Answer, Waiver

_MOST_SHOWN = 20
WILD: Final = frozenset("*?[")
_STOPGAP: Final = re.compile(r"未定|未記入|記入予定|後日|同上|tbd|todo|n/?a|none|x+", re.IGNORECASE)
"""What is written where something must stand and nobody knows it yet."""
_STATED = ("by", "role", "statement", "evidence")
_WAIVED = ("approver", "reason", "risk")
_ANSWERED = ("by",)
_PROVED = ("by", "document", "page")


def check_statements(loaded: LoadedProfile, today: dt.date) -> dict[str, str]:
    """Return the hash of each file of evidence, by its path as written.

    Raises:
        ProfileError: PRO060, something is left empty; PRO061, a date is to come; PRO062, the
            evidence is no file or holds nothing; PRO063, it names no single requirement; PRO065,
            no statement can be of that day, no approval end on it.
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
        yield from at.stated(attestation.on, today)
        if attestation.evidence.strip() and not is_evidence(loaded.path, attestation.evidence):
            yield at.no_file(attestation.evidence)
    for number, waiver in enumerate(loaded.profile.waivers):
        at = _At(loaded.path, "waivers", number)
        yield from at.empty(waiver, _WAIVED)
        if WILD.intersection(waiver.of):
            yield at.of_many(waiver.of, waiver.field)
        yield from at.ending(waiver.expires, today)
    for number, answer in enumerate(loaded.profile.answers):
        at = _At(loaded.path, "answers", number)
        yield from at.empty(answer, _ANSWERED if answer.accepted else _PROVED)
        if WILD.intersection(answer.of):
            yield at.of_many(answer.of, answer.field)
        yield from at.stated(answer.on, today, "on")
    for domain, wanted in loaded.profile.specifications.items():
        if wanted.known_only is not None:
            taken = _At(loaded.path, "specifications", domain, "known_only")
            yield from taken.ending(wanted.known_only.expires, today)


def says_nothing(text: str) -> bool:
    """Return whether a text names nobody and nothing: no letter in it, or only a stopgap."""
    return SAYS_SOMETHING.search(text) is None or _STOPGAP.fullmatch(text) is not None


class _At:
    """An entry of a list of the profile, for messages about it."""

    def __init__(self, path: Path, section: str, *within: str | int) -> None:
        self.path, self.section, self.within = path, section, within

    def _where(self, name: str) -> str:
        return f"{self.path}:{line_of(self.path, (self.section, *self.within, name))}"

    def empty(
        self, entry: Attestation | Waiver | Answer, names: tuple[str, ...]
    ) -> Iterator[Message]:
        for name in names:
            said = str(getattr(entry, name)).strip()
            if not said or (name != "evidence" and says_nothing(said)):
                yield Message(
                    "PRO060",
                    f"{self.section} の {name} が空か、仮の記載です。"
                    "期待: 氏名・役職・内容などの記載",
                    f"{name} of {self.section} is empty or a stopgap; expected: who, in which role,"
                    " what",
                    "記入するか、その項目を消してください。",
                    "fill it in, or remove the entry",
                    self._where(name),
                )

    def stated(self, on: dt.date, today: dt.date, name: str = "date") -> Iterator[Message]:
        if on > today:
            yield self._to_come(on, today, name)
        elif not was_stated(on, today):
            yield self._impossible(on, today, name)

    def ending(self, on: dt.date, today: dt.date) -> Iterator[Message]:
        if not can_end(on, today):
            yield self._impossible(on, last_end(today), "expires")

    def _impossible(self, found: dt.date, last: dt.date, name: str) -> Message:
        return Message(
            "PRO065",
            f"{self.section} の {name} があり得ない日です。期待: {FIRST} から {last} までの日"
            f"（最初の標準仕様書は2020年）。実際: {found}",
            f"{name} of {self.section} cannot be; expected a day from {FIRST} to {last} (the first"
            f" standard specification is of 2020), found: {found}",
            "年を確かめて、西暦4桁で直してください（例: 2027-03-31）。",
            "check the year and write its four digits, such as 2027-03-31",
            self._where(name),
        )

    def _to_come(self, on: dt.date, today: dt.date, name: str) -> Message:
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
            "期待: 文字・画像・PDF などの内容のあるファイル"
            f"（空白を除いて{LEAST}バイト以上、{MOST >> 20}MiBまで）",
            f"there is no file of evidence {evidence!r}, nothing in it, or it is a link or the "
            "profile itself; expected: a path seen from the profile, to a text, a picture or a PDF"
            f" that says something ({LEAST} bytes or more beside white space, at most {MOST >> 20}"
            " MiB)",
            "ファイルを置くか、evidence の場所を直してください。",
            "put the file there, or correct evidence",
            self._where("evidence"),
        )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
