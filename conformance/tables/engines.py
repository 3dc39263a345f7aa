"""The engines by the name a profile or the command line gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.tables.blockwise import Blocks
from conformance.tables.spark_session import session

if TYPE_CHECKING:
    from conformance.tables.engine import Engine

EngineName = Literal["polars", "spark"]


def engine_of(name: EngineName) -> Engine:
    """Return an engine; whether it can work is known from `hold_ready`."""
    if name == "spark":
        from conformance.tables.spark import Spark  # noqa: PLC0415 - an extra, slow to import

        return Spark()
    return Blocks()


def hold_ready(name: EngineName) -> None:
    """Hold that an engine can work, before a run that needs it begins.

    Raises:
        UsageError: Spark is asked for, and it or Java is not installed.
    """
    if name == "spark":
        session()
