"""カスタマバーコード read from pixels: 67 bars around a timing line, however they were drawn.

日本郵便 バーコードマニュアル p7: bars of four kinds (1 long, 2 semi-long above, 3 semi-long below,
4 timing), three a symbol, between the start code 13 and the stop code 31.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.forms.pdf.canvas import Pixels

SYMBOLS = {
    "114": "1", "132": "2", "312": "3", "123": "4", "141": "5",
    "321": "6", "213": "7", "231": "8", "411": "9", "144": "0",
    "414": "-", "324": "CC1", "342": "CC2", "234": "CC3", "432": "CC4",
    "243": "CC5", "423": "CC6", "441": "CC7", "111": "CC8",
}  # fmt: skip
UNKNOWN = "?"
"""The symbol of three bars that mean nothing."""

_BARS = 67
_DARK = bytes(ord("1") if grey < 128 else ord("0") for grey in range(256))  # noqa: PLR2004 - the middle of 256
_ROW = re.compile(rb"(?:1{2,8}0{2,8}){66}1{2,8}")
_BAR = re.compile(rb"1+")
_STEP = 3  # rows between looks; a timing bar is higher
_UNEVEN = 2  # pixels by which distances of bars may differ
_TURNED = str.maketrans("23", "32")


def read_barcodes(pixels: Pixels) -> Iterator[str]:
    """Yield what the barcodes on a page say: 21 symbols one space apart, upside down too."""
    below = -1
    for number in range(0, pixels.height, _STEP):
        if number <= below:
            continue
        row = pixels.row(number).translate(_DARK)
        for found in _ROW.finditer(row):
            places = [bar.start() + found.start() for bar in _BAR.finditer(found[0])]
            middles = [
                at + (bar.end() - bar.start()) // 2
                for at, bar in zip(places, _BAR.finditer(found[0]), strict=True)
            ]
            states, bottom = _states(pixels, middles, number)
            if text := _text(states):
                below = bottom
                yield text


def _states(pixels: Pixels, middles: list[int], number: int) -> tuple[str, int]:
    """Return the kinds of the bars through a row, and the row where the lowest ends."""
    gaps = [after - before for before, after in pairwise(middles)]
    if max(gaps) - min(gaps) > _UNEVEN:
        return "", number
    ends = [(_end(pixels, x, number, -1), _end(pixels, x, number, 1)) for x in middles]
    tops, bottoms = [number - top for top, _ in ends], [bottom - number for _, bottom in ends]
    above, beneath = (min(tops) + max(tops)) / 2, (min(bottoms) + max(bottoms)) / 2
    if max(tops) - min(tops) < _UNEVEN or max(bottoms) - min(bottoms) < _UNEVEN:
        return "", number
    kinds = {(True, True): "1", (True, False): "2", (False, True): "3", (False, False): "4"}
    states = "".join(
        kinds[top > above, bottom > beneath] for top, bottom in zip(tops, bottoms, strict=True)
    )
    return states, number + max(bottoms)


def _end(pixels: Pixels, x: int, number: int, way: int) -> int:
    """Return the last row of the bar through (x, number), upwards or downwards."""
    while 0 <= number + way < pixels.height and _is_dark(pixels, x, number + way):
        number += way
    return number


def _is_dark(pixels: Pixels, x: int, number: int) -> bool:
    return pixels.content[number * pixels.stride + x] < 128  # noqa: PLR2004 - the middle of 256


def _text(states: str) -> str:
    for one in (states, states[::-1].translate(_TURNED)):
        if len(one) == _BARS and one.startswith("13") and one.endswith("31"):
            body = one[2:-2]
            triples = (body[at : at + 3] for at in range(0, len(body), 3))
            return " ".join(SYMBOLS.get(triple, UNKNOWN) for triple in triples)
    return ""
