"""The audit: who did what, when. No act is without a trace; nothing is taken out again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from conformance.errors import ConformanceError
from conformance.workbench.store import AUDIT, now

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy as sa

CONSOLE: Final = "-"
"""Who acts from the console, and whoever knocks without being known."""

NOT_DONE: Final = " not done"
"""What stands after the word for an act that was begun and failed."""

COMING: Final = frozenset({"log-in", "log-in refused", "log-out"})
"""The words for coming and going, which are shown apart: they would hide the rest."""


def write_audit(db: sa.Connection, by: str, action: str, subject: str, reason: str = "") -> None:
    """Add a line to the audit in the transaction of the act itself: both stand, or neither."""
    line = {"at": now(), "by": by, "action": action, "subject": subject, "reason": reason}
    db.execute(AUDIT.insert().values(**line))


@contextmanager
def audited(
    engine: sa.Engine, by: str, action: str, subject: str, reason: str = ""
) -> Iterator[None]:
    """Write down what is about to be done to files or processes, and that it failed if it did.

    Whoever ends the server in between leaves the first line: no act is without a trace.
    """
    with engine.begin() as db:
        write_audit(db, by, action, subject, reason)
    try:
        yield
    except BaseException as error:
        with engine.begin() as db:
            write_audit(db, by, f"{action}{NOT_DONE}", subject, _why(error))
        raise


def _why(error: BaseException) -> str:
    if isinstance(error, ConformanceError):
        return ", ".join(one.code for one in error.messages)
    return type(error).__name__
