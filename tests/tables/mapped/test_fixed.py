from __future__ import annotations

import polars as pl
import pytest

from conformance.tables.mapped.fixed import fixed


@pytest.mark.parametrize(
    ("pattern", "text", "iso"),
    [
        ("{yyyy}{mm}{dd}", "20250401", "2025-04-01"),
        ("%Y/%m/%d", "2025/04/01", "2025-04-01"),
        ("{dd}.{mm}.{yyyy}", "01.04.2025", "2025-04-01"),
        ("{yyyy}{mm}", "202504", "2025-04"),
        ("{yyyy}", "2025", "2025"),
    ],
)
def test_parts_at_fixed_places_are_cut(pattern: str, text: str, iso: str) -> None:
    form = fixed(pattern)
    assert form is not None
    frame = pl.DataFrame({"c": [text, text + "0", "x" * len(text), "+" + text[1:], None]})
    assert frame.select(form.fits("c"))["c"].to_list() == [True, False, False, False, None]
    assert frame.select(form.iso("c"))["c"][0] == iso


@pytest.mark.parametrize(
    "pattern", ["{G}{yy}.{mm}.{dd}", "{yyyy}年{mm}月", "{yyyy}/{m}", "{mm}{dd}"]
)
def test_eras_and_parts_of_no_fixed_length_are_read_value_by_value(pattern: str) -> None:
    assert fixed(pattern) is None
