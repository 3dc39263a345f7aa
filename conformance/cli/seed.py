"""The seed of what is drawn: given on the command line, or drawn anew and told."""

from __future__ import annotations

from typing import Final

import click

from conformance.values.seed import MOST

SEED: Final = click.IntRange(0, MOST)
