"""カスタマバーコード: 67 bars of four kinds that say postal code and house number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import jaconv
from reportlab.lib.units import mm

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_BARS = {
    "0": "144", "1": "114", "2": "132", "3": "312", "4": "123", "5": "141", "6": "321",
    "7": "213", "8": "231", "9": "411", "-": "414", "c1": "324", "c2": "342", "c3": "234",
    "c4": "432", "c5": "243", "c6": "423", "c7": "441", "c8": "111",
}  # fmt: skip
_ORDER = list(_BARS)
_START, _STOP = "13", "31"
_FILL, _HOUSE = "c4", 13
_WIDTH, _PITCH, _PART = 0.6 * mm, 1.2 * mm, 1.2 * mm
_REACH = {"1": (0, 3), "2": (1, 3), "3": (0, 2), "4": (1, 2)}  # thirds of a long bar, from below


def symbols(postal: str, address: str) -> list[str]:
    """Return the 21 symbols for a postal code of seven digits and an address."""
    numbers = re.findall(r"\d+", jaconv.z2h(address, kana=False, ascii=True, digit=True))
    house = list("-".join(numbers))[:_HOUSE]
    body = [*postal, *house, *[_FILL] * (_HOUSE - len(house))]
    total = sum(_ORDER.index(one) for one in body)
    return [*body, _ORDER[-total % len(_ORDER)]]


def draw(canvas: Canvas, coded: list[str], left: float, bottom: float) -> None:
    """Draw the bars between start and stop."""
    for number, kind in enumerate(_START + "".join(_BARS[one] for one in coded) + _STOP):
        low, high = _REACH[kind]
        x, height = left + number * _PITCH, (high - low) * _PART
        canvas.rect(x, bottom + low * _PART, _WIDTH, height, stroke=0, fill=1)
