"""Barcodes as boxes: the 4-state bars of 日本郵便, Code 128 and QR codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from conformance.reference.paper.page import MM, Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.reference.paper.sheet import Symbol

_STATES = {
    "1": "114", "2": "132", "3": "312", "4": "123", "5": "141",
    "6": "321", "7": "213", "8": "231", "9": "411", "0": "144",
    "-": "414", "CC1": "324", "CC2": "342", "CC3": "234", "CC4": "432",
    "CC5": "243", "CC6": "423", "CC7": "441", "CC8": "111",
}  # fmt: skip
"""日本郵便 バーコードマニュアル p7: 1 long, 2 semi-long above, 3 semi-long below, 4 timing."""

_START, _STOP = "13", "31"
_POINT = 0.12 * MM  # at 10 point: bars 0.6 mm wide, 0.6 mm apart, 3.6 mm long
_LEAST_SCALE = 0.8  # 8 point, the smallest allowed
_CODE128_WIDTH, _CODE128_HEIGHT = 0.25 * MM, 10 * MM
_FNC1 = "\u00f1"
_GS1_DIGITS = 44
_QR_SIDE = 18 * MM


def boxes(symbol: Symbol, x: float, y: float, room: float) -> tuple[Box, ...]:
    """Return the bars of a symbol whose upper left corner is (x, y), no wider than `room`."""
    if symbol.kind == "customer":
        return tuple(_customer(symbol.payload, x, y, room))
    if symbol.kind == "qr":
        return tuple(_qr(symbol.payload, x, y))
    return tuple(_code128(symbol.payload, x, y, room))


def height(symbol: Symbol) -> float:
    """Return how high a symbol stands, in points."""
    heights = {"customer": 30 * _POINT, "qr": _QR_SIDE, "code128": _CODE128_HEIGHT}
    return heights[symbol.kind]


def _customer(payload: str, x: float, y: float, room: float) -> Iterator[Box]:
    states = _START + "".join(_STATES[one] for one in payload.split(" ")) + _STOP
    whole = (2 * len(states) - 1) * 5 * _POINT
    point = min(max(room / whole, _LEAST_SCALE), 1) * _POINT
    for number, state in enumerate(states):
        top = y + (10 * point if state in "34" else 0)
        long = {"1": 30, "2": 20, "3": 20, "4": 10}[state] * point
        yield Box(x + number * 10 * point, top, 5 * point, long)


def _code128(payload: str, x: float, y: float, room: float) -> Iterator[Box]:
    gs1 = len(payload) == _GS1_DIGITS and payload.isdecimal()
    code = Code128(f"{_FNC1}{payload}" if gs1 else payload)
    code.validate()
    code.encode()
    code.decompose()
    total = sum(ord(sign.lower()) - ord("a") + 1 for sign in code.decomposed)
    module = min(_CODE128_WIDTH, room / total)
    for sign in code.decomposed:
        wide = (ord(sign.lower()) - ord("a") + 1) * module
        if sign.isupper():
            yield Box(x, y, wide, _CODE128_HEIGHT)
        x += wide


def _qr(payload: str, x: float, y: float) -> Iterator[Box]:
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(payload)
    code.make()
    count = code.getModuleCount()
    side = _QR_SIDE / count
    for row in range(count):
        for column in range(count):
            if code.isDark(row, column):
                yield Box(x + column * side, y + row * side, side, side)
