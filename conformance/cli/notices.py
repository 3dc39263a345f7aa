"""What a person should know of the specifications they name, apart from any verdict."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.catalog.drafts import draft_notices
from conformance.catalog.locate import catalog_directory
from conformance.errors import Message
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification


def show_drafts(specs: Iterable[Specification], lang: str) -> None:
    """Write a notice to standard error for each draft among the specifications."""
    for message in draft_notices(specs):
        sys.stderr.write(message.text(lang) + "\n")


def show_plain_words(lang: str) -> None:
    """Write a notice where a secret is an ordinary word, which is masked wherever it stands."""
    if names := ", ".join(USED.words):
        told = Message(
            "USE198",
            f"環境変数 {names} の秘密は、ふつうの単語です。出力のどこでもその語を伏せます。",
            f"the secret in {names} is an ordinary word: it is masked wherever it stands in output",
            "推測されない長い秘密に替えてください。",
            "take a longer secret that nobody guesses",
        )
        sys.stderr.write(told.text(lang) + "\n")


def show_another_catalogue(lang: str) -> None:
    """Write a notice where the folder one stands in holds another catalogue than the one read."""
    read, here = catalog_directory(), Path("spec_catalog")
    if here.is_dir() and here.resolve() != read.resolve():
        told = Message(
            "USE155",
            f"読むカタログは {read} です。ここの {here.resolve()} は読みません。",
            f"the catalogue that is read is {read}, not {here.resolve()} of this folder",
            "ここのカタログを直して確かめるには、pip install -e . で入れ直してください。",
            "to edit and check the one in this folder, install with pip install -e .",
        )
        sys.stderr.write(told.text(lang) + "\n")
