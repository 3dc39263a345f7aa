"""Keys as 64-bit hashes, so that those of a whole file fit into memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATOR = "\x1f"  # a control character: it stands in no value that is right


def hashed(items: Sequence[str]) -> pl.Expr:
    """Return the hash of some items taken together; null where one of them is empty."""
    if len(items) == 1:
        joined = pl.col(items[0])  # nothing to copy
    else:
        joined = pl.concat_str(items, separator=_SEPARATOR) if items else pl.lit("")
    return pl.when(joined.is_not_null()).then(joined.hash())
