"""What was given on the command line: an empty word is a variable that was not set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTHING_AFTER: Final = re.compile(r"(--[a-z][a-z-]*)=")


def check_given(arguments: Sequence[str]) -> None:
    """Hold that no word is empty: taken for not given, it would silently widen what is tried.

    Raises:
        UsageError: USE159 with the option before the empty word, or its place.
    """
    for number, word in enumerate(arguments):
        found = _NOTHING_AFTER.fullmatch(word)
        if found is not None:
            raise UsageError(_empty(found[1]))
        if not word.strip():
            before = arguments[number - 1] if number else ""
            raise UsageError(_empty(before if before.startswith("-") else f"#{number + 1}"))


def _empty(where: str) -> Message:
    return Message(
        "USE159",
        f"{where} の値が空です。期待: 値。",
        f"{where}: expected a value, found nothing",
        "設定していない変数ではありませんか。値を書くか、オプションごと省いてください。",
        "is it a variable that is not set? Give a value, or leave the option out",
    )
