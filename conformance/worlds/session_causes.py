"""Why a case ended without a verdict on the product, where the check itself does not say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import HarnessError
from conformance.findings import Cause
from conformance.messages.causes import make_cause
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from conformance.findings import UnclearError


def unclear(error: UnclearError, domain: str) -> Cause:
    """Return that the product follows another lawful reading than the one judged by."""
    line = f"switches: {{{domain}: {{{error.switch}: {error.reading}}}}}"
    return make_cause(
        "U-SPEC-UNCLEAR",
        {"question": error.question, "reading": error.reading, "switch": error.switch},
        question=error.question,
        reading=error.reading,
        line=line,
    )


def _place_of(error: Exception) -> str:
    """Return kind and place of a fault; its text may quote what a package answered."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    at = "" if step is None else f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}"
    return f"{type(error).__name__} {at}".strip()


def fault(error: Exception) -> Cause:
    """Return that the harness itself failed, without what a package may have said."""
    if isinstance(error, HarnessError):
        said = error.messages[0]
        return Cause(said.code, said.ja, said.en, said.remedy_ja, said.remedy_en)
    return make_cause(
        "H-FAULT", {"error": USED.hidden(_place_of(error))}, name=type(error).__name__
    )


LOST = make_cause("T-SURFACE-LOST")


TIME_LOST = make_cause("T-TIME-LOST")
