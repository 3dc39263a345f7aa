"""What stands on the paper of a form, before anything has a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from conformance.forms.papers import Paper

SymbolKind = Literal["customer", "code128", "qr"]


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """An item as it is printed: key, label, type, text, and its value in the print data."""

    key: str
    label: str
    type: str
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """The block that shows through a window envelope; its parts are entries of the form."""

    postal_code: PrintedEntry | None
    address: tuple[PrintedEntry, ...]
    name: PrintedEntry | None


@dataclass(frozen=True, slots=True)
class Symbol:
    """A barcode: its kind, the label of its item, and what it encodes."""

    kind: SymbolKind
    label: str
    payload: str


@dataclass(frozen=True, slots=True)
class PaperCopy:
    """One copy: whom it goes to, its entries in order, whether a seal is put, barcodes."""

    recipient: Recipient | None
    entries: tuple[PrintedEntry, ...]
    sealed: bool = False
    symbols: tuple[Symbol, ...] = ()


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form on its paper.

    Attributes:
        listed: the copies are rows of one table.
        unseen: texts that are in the file and not to be seen; a correct package has none.
        notes: texts of annotations; none either.
        subject: the subject in the file's metadata; never about a person.
        embedded: the font goes into the file.
        shift_mm: how far everything stands to the right of its place.
        blank_pages: empty pages behind the others.
    """

    title: str
    paper: Paper
    copies: tuple[PaperCopy, ...]
    listed: bool = False
    unseen: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    subject: str = ""
    embedded: bool = True
    shift_mm: float = 0
    blank_pages: int = 0
