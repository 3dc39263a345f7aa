"""A system that several municipalities share: results that may stand beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.results.model import Result


def hold_shared(result: Result, cities: Sequence[Result]) -> None:
    """Hold that all are of one release, each of another municipality.

    Raises:
        UsageError: RES040.
    """
    codes = {result.product.city_code}
    for one in cities:
        if _release(one) != _release(result) or one.product.city_code in codes:
            raise UsageError(_not_shared(result, one))
        codes.add(one.product.city_code)


def _release(one: Result) -> tuple[str, str, str]:
    return (one.product.name, one.product.vendor, one.product.release)


def _said(one: Result) -> str:
    return f"{' / '.join(_release(one))} / {one.product.city_code}"


def _not_shared(wanted: Result, found: Result) -> Message:
    return Message(
        "RES040",
        f"団体別の表に並べられない結果です。期待: {' / '.join(_release(wanted))} の、"
        f"まだない団体。実際: {_said(found)}",
        "the result cannot stand in the table of municipalities: expected another municipality"
        f" of {' / '.join(_release(wanted))}, found {_said(found)}",
        "同じ製品・同じ版の、ほかの団体についての結果を、一団体に一つ指定してください。",
        "name results of the same product and release, one for each other municipality",
    )
