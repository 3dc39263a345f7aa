"""A sheet laid out on pages: heading, addressee, entries, seal, barcodes, page numbers.

What does not fit goes on to a further page: the page says （続く） at its foot, the next （続き）
in its heading. Nothing is cut off.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.reference.paper import bars
from conformance.reference.paper.fonts import drawable
from conformance.reference.paper.lines import LEADING, Lines, fitted
from conformance.reference.paper.metrics import metrics_of
from conformance.reference.paper.page import Box, Page, Text
from conformance.reference.paper.units import code_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.reference.paper.fonts import Font
    from conformance.reference.paper.metrics import Metrics
    from conformance.reference.paper.sheet import (
        FormSheet,
        PaperCopy,
        PrintedEntry,
        Recipient,
        Symbol,
    )

GOES_ON, GONE_ON = "（続く）", "（続き）"
_MOST_ADDRESS_LINES = 3
_COLUMNS = 8  # of a table; more items go into further rows
_LABEL_SHRINK = 0.8


def lay_out(sheet: FormSheet, face: Font) -> list[Page]:
    """Return the pages of a sheet, each copy (or the one table) beginning on a new page."""
    pages: list[Page] = []
    parts = (sheet.copies,) if sheet.listed else tuple((copy,) for copy in sheet.copies)
    for copies in parts:
        flow = PagePen(sheet.title, metrics_of(sheet.paper), face)
        flow.begin()
        if sheet.listed:
            _table(flow, copies)
        else:
            _notice(flow, copies[0])
        pages += flow.ended()
    return pages


@dataclass
class PagePen:
    """A pen that goes down the pages of one copy."""

    title: str
    metrics: Metrics
    face: Font
    pages: list[Page] = field(default_factory=list)
    missing: dict[str, None] = field(default_factory=dict)
    y: float = 0

    @property
    def page(self) -> Page:
        """The page that is being written."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """How much height is left, the foot kept free."""
        return self.metrics.bottom - self.y

    def begin(self) -> None:
        """Begin a page with its heading."""
        self.pages.append(Page())
        self.y = self.metrics.margin
        title = self.title + (GONE_ON if len(self.pages) > 1 else "")
        lines = self.fit(title, self.metrics.width, self.metrics.heading)
        for text in lines.texts:
            indent = (self.metrics.width - self.face.width(text, lines.size)) / 2
            self.y += lines.size * LEADING
            self.put(self.metrics.margin + indent, self.y, lines.size, text)
        self.y += self.metrics.size

    def turn(self) -> None:
        """Say that it goes on, and begin the next page."""
        size = self.metrics.small
        at = self.metrics.right - self.face.width(GOES_ON, size)
        self.put(at, self.metrics.bottom + size * LEADING, size, GOES_ON)
        self.begin()

    def need(self, height: float) -> None:
        """Turn the page unless this height is left on it (a fresh page has what there is)."""
        if height > self.room:
            self.turn()

    def fit(self, text: str, width: float, size: float, shrink: float = 0.8) -> Lines:
        """Return a text in lines; characters that the font lacks are marked and remembered."""
        shown, missing = drawable(text, self.face)
        self.missing.update(dict.fromkeys(missing))
        return fitted(shown, width, size, self.face, shrink)

    def put(self, x: float, y: float, size: float, text: str) -> None:
        """Draw a line of text."""
        self.page.marks.append(Text(x, y, size, text))

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the outline of a box."""
        self.page.marks.append(Box(x, y, width, height, filled=False))

    def ended(self) -> list[Page]:
        """Return the pages with their numbers, and what 〓 stands for."""
        size = self.metrics.small
        if self.missing:
            named = "、".join(code_name(one) for one in self.missing)
            lines = self.fit(f"〓は書体にない文字（{named}）", self.metrics.width, size)
            self.need(lines.height)
            _write(self, self.metrics.margin, lines)
        for number, page in enumerate(self.pages, 1):
            text = f"{number} / {len(self.pages)}"
            x = self.metrics.margin + (self.metrics.width - self.face.width(text, size)) / 2
            page.marks.append(Text(x, self.metrics.bottom + size * LEADING, size, text))
        return self.pages


def _notice(flow: PagePen, copy: PaperCopy) -> None:
    """Write a copy: the addressee, a row for each entry, the seal, the barcodes."""
    if copy.recipient is not None:
        _recipient(flow, copy.recipient)
    for entry in copy.entries:
        _row(flow, entry)
    flow.y += flow.metrics.size
    if copy.sealed:
        _seal(flow)
    for symbol in copy.symbols:
        _symbol(flow, symbol)


def _recipient(flow: PagePen, recipient: Recipient) -> None:
    """Write the window block: 〒, the address on three lines at most, the name with 様."""
    metrics = flow.metrics
    width = metrics.width * metrics.window
    if recipient.postal_code is not None:
        _write(flow, metrics.margin, flow.fit(recipient.postal_code.text, width, metrics.size))
    text = "　".join(entry.text for entry in recipient.address)
    if text:
        _write(flow, metrics.margin, _address(flow, text, width))
    if recipient.name is not None:
        size = metrics.size * 1.15
        _write(flow, metrics.margin, flow.fit(f"{recipient.name.text}　様", width, size))
    flow.y += metrics.size


def _address(flow: PagePen, text: str, width: float) -> Lines:
    """Return an address in three lines at most: smaller, and in the end wider."""
    for size, room in ((1.0, width), (0.9, width), (0.8, width), (0.8, flow.metrics.width)):
        lines = flow.fit(text, room, flow.metrics.size * size)
        if len(lines.texts) <= _MOST_ADDRESS_LINES:
            break
    return lines


def _write(flow: PagePen, x: float, lines: Lines) -> None:
    """Write lines below one another at the pen."""
    for text in lines.texts:
        flow.y += lines.size * LEADING
        flow.put(x, flow.y, lines.size, text)


def _row(flow: PagePen, entry: PrintedEntry) -> None:
    """Write label and value side by side; what is higher than a page is written in parts."""
    metrics = flow.metrics
    pad, split = metrics.pad, metrics.width * metrics.label_share
    label = flow.fit(entry.label, split - 2 * pad, metrics.size * 0.9, _LABEL_SHRINK)
    value = flow.fit(entry.text, metrics.width - split - 2 * pad, metrics.size)
    height = max(label.height, value.height) + 2 * pad
    if height <= metrics.body:
        flow.need(height)
        _cells(flow, ((0, split, label), (split, metrics.width - split, value)), height)
        return
    for part in _parts(value, metrics.body - 2 * pad):
        height = max(label.height, part.height) + 2 * pad
        flow.need(height)
        _cells(flow, ((0, split, label), (split, metrics.width - split, part)), height)


def _parts(value: Lines, most: float) -> Iterator[Lines]:
    """Yield lines in parts of a height that fits."""
    count = max(1, int(most / (value.size * LEADING)))
    for start in range(0, len(value.texts), count):
        yield Lines(value.size, value.texts[start : start + count])


def _cells(flow: PagePen, cells: Sequence[tuple[float, float, Lines]], height: float) -> None:
    """Draw boxes of one height with their lines, and go below them."""
    metrics, top = flow.metrics, flow.y
    for offset, width, lines in cells:
        flow.box(metrics.margin + offset, top, width, height)
        flow.y = top + metrics.pad - lines.size * (LEADING - 1) / 2
        _write(flow, metrics.margin + offset + metrics.pad, lines)
    flow.y = top + height


def _table(flow: PagePen, copies: Sequence[PaperCopy]) -> None:
    """Write the copies as rows below a heading, which every page repeats."""
    labels = {entry.key: entry.label for copy in copies for entry in copy.entries}
    keys = list(labels)
    bands = [keys[at : at + _COLUMNS] for at in range(0, len(keys), _COLUMNS)]
    for number, copy in enumerate(copies):
        texts = {entry.key: entry.text for entry in copy.entries}
        for band in bands:
            heads = [labels[key] for key in band]
            _table_row(flow, [texts.get(k, "") for k in band], heads, first=number == 0)
        if len(bands) > 1:
            flow.y += flow.metrics.size


def _table_row(flow: PagePen, texts: list[str], heads: list[str], *, first: bool) -> None:
    """Write a row; before it the heading, where the row is the first of its page or its band."""
    metrics = flow.metrics
    wide = metrics.width / len(heads)
    fitted_texts = [flow.fit(text, wide - 2 * metrics.pad, metrics.size) for text in texts]
    headings = [
        flow.fit(head, wide - 2 * metrics.pad, metrics.size * 0.9, _LABEL_SHRINK) for head in heads
    ]
    height = max(one.height for one in fitted_texts) + 2 * metrics.pad
    above = max(one.height for one in headings) + 2 * metrics.pad
    pages = len(flow.pages)
    flow.need(height + above)
    if first or len(flow.pages) > pages:
        _cells(flow, [(n * wide, wide, one) for n, one in enumerate(headings)], above)
    _cells(flow, [(n * wide, wide, one) for n, one in enumerate(fitted_texts)], height)


def _seal(flow: PagePen) -> None:
    """Draw the square of the official seal at the right."""
    metrics = flow.metrics
    side = metrics.seal
    flow.need(side + metrics.size)
    x = metrics.right - side
    flow.box(x, flow.y, side, side)
    indent = (side - flow.face.width("印", metrics.size)) / 2
    flow.put(x + indent, flow.y + (side + metrics.size * 0.75) / 2, metrics.size, "印")
    flow.y += side + metrics.size


def _symbol(flow: PagePen, symbol: Symbol) -> None:
    """Draw a barcode with free space around it."""
    metrics = flow.metrics
    free = metrics.quiet
    flow.need(bars.height(symbol) + 2 * free)
    x, room = metrics.margin + free, metrics.width - 2 * free
    flow.page.marks.extend(bars.boxes(symbol, x, flow.y + free, room))
    flow.y += bars.height(symbol) + 2 * free
