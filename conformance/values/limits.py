"""How much of what strangers wrote is read: every limit of documents in one place, with its reason.

A limit is far above what honest documents need and far below what would occupy a machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DocumentLimits:
    """How large a YAML or JSON document may be.

    Attributes:
        max_bytes: Of the file.
        max_values: Of all values and keys, those that aliases repeat counted each time.
        max_depth: Of lists and mappings in each other.
        max_digits: Of one number; Python itself refuses more than 4,300.
    """

    max_bytes: int
    max_values: int
    max_depth: int = 100
    max_digits: int = 100


PROFILE: Final = DocumentLimits(max_bytes=5_000_000, max_values=200_000)
"""The largest profile with a mapping we know has 4,000 lines and 20,000 values."""

OPENAPI: Final = DocumentLimits(max_bytes=20_000_000, max_values=1_000_000)
"""The document of all our domains has 2.3 MB."""

EXPANDED_SCHEMA: Final = 200_000
"""Schemas that `$ref` gives when each is written out; the largest call of our domains has 2,000."""

PATTERN_LENGTH: Final = 1_000
"""Characters of a regular expression; those of real documents have 100 at most."""

PATTERN_REPEATS: Final = 10_000
"""How often counted repetitions in each other repeat at most: `(x{100}){100}`."""

PARQUET_COLUMN: Final = 2**30
"""Bytes, unpacked, of one column in one row group of a Parquet file; it is held in memory whole,
about ten times over while it is judged. A million addresses of 200 characters have 600 MB."""

PARQUET_RATIO: Final = 300
"""How much larger such a column may be than in the file, as for members of a ZIP file."""

PARQUET_SMALL: Final = 64 * 2**20
"""Bytes up to which the ratio does not matter: constant columns pack very well."""

LEAST_OF_SCHEMA: Final = 10_000
"""`minItems`, `minLength` or `minProperties` of a schema of which requests are made."""
