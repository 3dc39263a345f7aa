"""A fault of the engine never takes the run down and never repeats what stood in the file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from conformance.errors import HarnessError, Message

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def guarded(file: str) -> Iterator[None]:
    """Turn an error of the columnar library into a `HarnessError` that names only its kind.

    Its own messages quote values, and its panics are no `Exception`.
    """
    from narwhals.exceptions import NarwhalsError  # noqa: PLC0415 - slow to import, as below
    from polars.exceptions import (  # noqa: PLC0415 - a run of the API needs none of it
        PanicException,
        PolarsError,
    )

    try:
        yield
    except (PolarsError, PanicException, NarwhalsError) as error:
        raise hidden_error(file, error) from None  # the original message holds values


def hidden_error(file: str, error: BaseException) -> HarnessError:
    """Return the error that names the kind of another and says nothing else of it."""
    kind = type(error).__name__
    return HarnessError(
        Message(
            "HAR102",
            f"{file} の処理中に表計算エンジンが失敗しました（{kind}）。",
            f"the columnar engine failed on {file} ({kind})",
            "ファイルを渡さずに、この文面だけをハーネスの開発元に知らせてください。",
            "report this message to the makers of the harness, without the file",
        )
    )
