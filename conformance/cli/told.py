"""An error as the command line says it: each message with what to do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.errors import ConformanceError


def print_error(error: ConformanceError, lang: str) -> None:
    """Write the messages of an error to the error stream."""
    from conformance.report.remedy import with_remedy  # noqa: PLC0415 - only when something is wrong

    for message in error.messages:
        sys.stderr.write(with_remedy(message).text(lang) + "\n")
