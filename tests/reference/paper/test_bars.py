"""Barcodes are drawn as their specifications say."""

from __future__ import annotations

import pytest

from conformance.reference.paper import bars
from conformance.reference.paper.display_number import display_number
from conformance.reference.paper.page import MM
from conformance.reference.paper.sheet import Symbol
from conformance.values.identifiers.customer_barcode import CUSTOMER_BARCODE, encode

ROOM = 180 * MM


def states(payload: str, room: float = ROOM) -> str:
    drawn = bars.boxes(Symbol("customer", "", payload), 0, 0, room)
    unit = drawn[0].width / 5
    kinds = {(0, 30): "1", (0, 20): "2", (10, 20): "3", (10, 10): "4"}
    return "".join(kinds[round(b.y / unit), round(b.height / unit)] for b in drawn)


def test_a_customer_barcode_has_start_stop_and_three_bars_a_symbol():
    symbols = encode("1540023", "3-16-4")
    assert isinstance(symbols, tuple)
    drawn = states(" ".join(symbols))
    assert drawn[:2] == "13"
    assert drawn[-2:] == "31"
    # 日本郵便's example 世田谷区若林3丁目16番4号: 1 is long, long, timing
    assert drawn[2:8] == "114" + "141"
    assert len(drawn) == 2 + 21 * 3 + 2


def test_the_bars_of_all_symbols_differ():
    assert len(set(bars._STATES.values())) == len(bars._STATES) == 19


@pytest.mark.parametrize(("room_mm", "pitch_mm"), [(180, 1.2), (70, 1.2 * 70 / 79.8), (20, 0.96)])
def test_bars_are_between_eight_and_ten_point(room_mm: float, pitch_mm: float):
    payload = CUSTOMER_BARCODE.generate(1)
    drawn = bars.boxes(Symbol("customer", "", payload), 0, 0, room_mm * MM)
    assert (drawn[1].x - drawn[0].x) / MM == pytest.approx(pitch_mm)


def test_a_gs1_128_symbol_has_the_modules_of_44_digits_in_pairs():
    drawn = bars.boxes(Symbol("code128", "", "91" + "0" * 42), 0, 0, ROOM)
    module = drawn[0].width / 2  # start C: 2 1 1 2 3 2
    # start, FNC1, 22 pairs, check: 11 modules each; stop 13
    assert (drawn[-1].x + drawn[-1].width) / module == pytest.approx(11 * 25 + 13)


def test_a_code_that_is_too_wide_is_made_narrower():
    drawn = bars.boxes(Symbol("code128", "", "A" * 20), 10, 0, 50 * MM)
    assert drawn[-1].x + drawn[-1].width <= 10 + 50 * MM + 0.01


def test_a_qr_code_has_its_three_corner_marks():
    drawn = bars.boxes(Symbol("qr", "", "https://example.jp/?a=1"), 0, 0, ROOM)
    side = drawn[0].width
    dark = {(round(b.x / side), round(b.y / side)) for b in drawn}
    count = max(x for x, _ in dark) + 1
    for x, y in ((0, 0), (count - 7, 0), (0, count - 7)):
        assert {(x + n, y) for n in range(7)} <= dark
        assert (x + 1, y + 1) not in dark


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("東京都世田谷区若林３丁目１６番４号", "3-16-4"),
        ("仮想県試験市桜町１－２－３　ビル５０３号", "1-2-3-503"),
        ("仮想県試験市桜町3ー20ー5", "3-20-5"),
        ("仮想県試験市桜町10番地 Ａ棟", "10-A"),
        ("仮想県試験市", ""),
    ],
)
def test_the_display_number_is_taken_from_an_address(address: str, number: str):
    assert display_number(address) == number
