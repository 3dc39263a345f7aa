"""Entries put into a profile of the folder: all or none, and only what the command line takes."""

from __future__ import annotations

import secrets
from threading import Lock
from typing import TYPE_CHECKING, Final

from conformance.errors import Message, UsageError
from conformance.surfaces.profile import load_profile
from conformance.surfaces.profile_text.change import with_entries
from conformance.surfaces.profile_text.places import parse_text
from conformance.surfaces.statements import check_statements
from conformance.values.private_files import write_private
from conformance.values.today import today_in_japan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.surfaces.profile_text.change import Entry, Section
    from conformance.workbench.shelf import ListedProfile, Shelf

WRITING: Final = Lock()
"""Held by whoever changes a profile, so that no change is lost to another."""


def add(shelf: Shelf, listed: ListedProfile, taken: Mapping[Section, Sequence[Entry]]) -> None:
    """Put entries into a profile; what it says besides stays as it is.

    Raises:
        UsageError: WBN010, it is no profile of the folder; WBN016, the same is waived already;
            PRO090, of its text.
        ProfileError: what the command line says of the profile with the entries.
    """
    if listed.sample:
        raise UsageError(no_profile())
    with WRITING:
        text = listed.path.read_text("utf-8")
        _hold_first(text, taken.get("waivers", ()))
        for section, entries in taken.items():
            text = with_entries(text, section, entries)
        _hold(listed, text)
        shelf.save(listed, text)


def _hold(listed: ListedProfile, text: str) -> None:
    """Hold that the command line would take a text where the profile stands."""
    draft = listed.path.with_name(f".{secrets.token_hex(8)}.draft.yaml")
    try:
        write_private(draft, text)
        check_statements(load_profile(draft), today_in_japan())
    finally:
        draft.unlink(missing_ok=True)


def _hold_first(text: str, waivers: Sequence[Entry]) -> None:
    """Hold that nobody waived the same before: two who decide at once see what the other did."""
    data = parse_text(text)
    there = data.get("waivers") if isinstance(data, dict) else None
    today = today_in_japan().isoformat()
    for old in there if isinstance(there, list) else ():
        holds = isinstance(old, dict) and str(old.get("expires", "")) >= today
        if holds and any(_of(one) == _of(old) for one in waivers):
            raise UsageError(_waived(old))


def _of(entry: Mapping[str, object]) -> tuple[object, object]:
    return entry.get("case"), entry.get("requirement")


def _waived(old: Mapping[str, object]) -> Message:
    subject, approver, until = old.get("case"), old.get("approver"), old.get("expires")
    subject = subject or old.get("requirement")
    return Message(
        "WBN016",
        f"{subject} は、既に {approver} が {until} まで免除しています。書き加えていません。",
        f"{subject} is waived already by {approver} until {until}; nothing was written",
        "変えるときは、プロファイルの YAML で前の免除を除いてから書いてください。",
        "to change it, first take the waiver out of the profile's YAML",
    )


def no_profile() -> Message:
    """WBN010: nothing was chosen that can be written into."""
    return Message(
        "WBN010",
        "書き込むプロファイルが選ばれていないか、見本です。",
        "no profile was chosen to write into, or it is a sample",
        "この製品のプロファイルを作って（プロファイルのページ）、選んでください。",
        "begin a profile of this product (page Profiles) and choose it",
    )
