"""Entries put into a profile of the folder: all or none, and only what the command line takes."""

from __future__ import annotations

import secrets
from threading import Lock
from typing import TYPE_CHECKING, Final

from conformance.errors import Message, UsageError
from conformance.surfaces.profile import load_profile
from conformance.surfaces.profile_text.change import with_entries
from conformance.surfaces.statements import check_statements
from conformance.values.private_files import write_private
from conformance.values.today import today_in_japan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.surfaces.profile_text.change import Entry, Section
    from conformance.workbench.shelf import Listed, Shelf

WRITING: Final = Lock()
"""Held by whoever changes a profile, so that no change is lost to another."""


def add(shelf: Shelf, listed: Listed, taken: Mapping[Section, Sequence[Entry]]) -> None:
    """Put entries into a profile; what it says besides stays as it is.

    Raises:
        UsageError: WBN010, it is no profile of the folder; PRO090, of its text.
        ProfileError: what the command line says of the profile with the entries.
    """
    if listed.sample:
        raise UsageError(no_profile())
    with WRITING:
        text = listed.path.read_text("utf-8")
        for section, entries in taken.items():
            text = with_entries(text, section, entries)
        _hold(listed, text)
        shelf.save(listed, text)


def _hold(listed: Listed, text: str) -> None:
    """Hold that the command line would take a text where the profile stands."""
    draft = listed.path.with_name(f".{secrets.token_hex(8)}.draft.yaml")
    try:
        write_private(draft, text)
        check_statements(load_profile(draft), today_in_japan())
    finally:
        draft.unlink(missing_ok=True)


def no_profile() -> Message:
    """WBN010: nothing was chosen that can be written into."""
    return Message(
        "WBN010",
        "書き込むプロファイルが選ばれていないか、見本です。",
        "no profile was chosen to write into, or it is a sample",
        "この製品のプロファイルを作って（プロファイルのページ）、選んでください。",
        "begin a profile of this product (page Profiles) and choose it",
    )
