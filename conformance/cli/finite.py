"""Numbers of the command line: within their bounds, and numbers at all."""

from __future__ import annotations

import math

import click


class FiniteRange(click.FloatRange):
    """A range of numbers; `nan` compares with nothing, so that click's own lets it through."""

    def convert(
        self,
        value: float,  # or the text of one
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> float:
        """Return the number."""
        number = float(super().convert(value, param, ctx))
        return number if math.isfinite(number) else self.fail(f"'{value}'", param, ctx)
