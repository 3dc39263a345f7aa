"""The engines by the name a profile or the command line gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.tables.blockwise import Blocks

if TYPE_CHECKING:
    from conformance.tables.engine import Engine

EngineName = Literal["polars", "spark"]


def engine_of(name: EngineName) -> Engine:
    """Return an engine; one that is not installed says so when it is first used.

    Raises:
        UsageError: Spark is asked for and is not installed or does not start.
    """
    if name == "spark":
        from conformance.tables.spark import Spark  # noqa: PLC0415 - an extra, slow to import

        return Spark()
    return Blocks()
