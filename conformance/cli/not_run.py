"""A command that could try nothing: its cause on the error stream, and its exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from conformance.cli.lang import say
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from conformance.findings import Cause

NOT_RUN: Final = 3
"""Exit code of a command that could try nothing, or not all: no verdict follows from it."""


def not_run(cause: Cause, lang: str) -> int:
    """Write why nothing was tried and what to do; return the exit code."""
    told = f"{cause.code} {say(lang, cause.ja, cause.en)}"
    sys.stderr.write(f"{USED.hidden_whole(told)}\n")
    sys.stderr.write(f"  {USED.hidden_whole(say(lang, cause.remedy_ja, cause.remedy_en))}\n")
    return NOT_RUN
