"""Barcodes of a page, read from its pixels as a scanner would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import zxingcpp

from conformance.forms.pdf import four_state
from conformance.forms.pdf.canvas import rendered
from conformance.forms.pdf.document import Barcode

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from conformance.forms.pdf.canvas import Pixels

_MATRIX = frozenset(
    {"QRCode", "QRCodeModel1", "QRCodeModel2", "MicroQRCode", "RMQRCode", "DataMatrix", "Aztec"}
)
_SCALE = 200 / 72
_LARGEST = 1_700.0  # points; a larger page is looked at less closely
_QUARTER = 90


def barcodes(page: pypdfium2.PdfPage, side: float) -> tuple[Barcode, ...]:
    """Return the barcodes of a page whose longer side is `side` points; each text once."""
    scale = _SCALE * min(1.0, _LARGEST / side)
    upright = rendered(page, scale)
    found = [*_standard(upright), *_postal(upright)]
    if not any(one.kind == "customer" for one in found):
        found += _postal(rendered(page, scale, _QUARTER))
    return tuple(dict.fromkeys(found))


def _standard(pixels: Pixels) -> Iterator[Barcode]:
    image = memoryview(pixels.content).cast("B", (pixels.height, pixels.stride))
    for one in zxingcpp.read_barcodes(image, text_mode=zxingcpp.TextMode.Plain):
        yield Barcode("matrix" if one.format.name in _MATRIX else "linear", one.text)


def _postal(pixels: Pixels) -> Iterator[Barcode]:
    for text in four_state.read_barcodes(pixels):
        yield Barcode("customer", text)
