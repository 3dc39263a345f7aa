"""What an object of a PDF is for: the name of its place, and whether it may be there at all."""

from __future__ import annotations

import pikepdf

_ACTIONS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/RichMediaExecute",
    }
)
"""Actions that run or send something; those that turn pages, and links to read, are harmless."""

_ENTRIES = {"/JS": "JavaScript", "/JavaScript": "JavaScript", "/XFA": "XFA", "/AA": "AA"}
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_SUFFIXES = (
    ".exe",
    ".dll",
    ".bat",
    ".cmd",
    ".com",
    ".js",
    ".jar",
    ".msi",
    ".ps1",
    ".scr",
    ".sh",
    ".vbs",
)
_PLACES = {
    "/EmbeddedFile": "attachment",
    "/Filespec": "attachment",
    "/OCG": "layer",
    "/Metadata": "metadata (XMP)",
    "/StructElem": "structure",
    "/Outlines": "bookmark",
    "/Annot": "annotation",
}
_INFO = ("/Producer", "/Creator", "/CreationDate", "/Author", "/Keywords")
_OUTLINE = ("/Dest", "/Next", "/Prev", "/First", "/A")


def place_of(value: pikepdf.Dictionary | pikepdf.Stream) -> str:
    """Return where a dictionary stands in words, as `metadata`; empty where nothing tells."""
    if "/FT" in value:
        return "form field"
    if named := _PLACES.get(str(value.get("/Type"))):
        return named
    if "/Rect" in value and "/Subtype" in value:
        return "annotation"
    if "/EF" in value or "/UF" in value:
        return "attachment"
    if "/Title" in value and "/Parent" in value and any(key in value for key in _OUTLINE):
        return "bookmark"
    if "/Type" not in value and any(key in value for key in _INFO):
        return "metadata"
    return ""


def refused_entry(
    holder: pikepdf.Dictionary | pikepdf.Stream, key: str, value: object
) -> str | None:
    """Return what makes an entry one that acts, as `Launch`; None for one that does not."""
    if key in _ENTRIES:
        return _ENTRIES[key]
    if key == "/S" and str(value) in _ACTIONS and "/P" not in holder:
        return str(value).removeprefix("/")
    if key in {"/F", "/UF"} and isinstance(value, pikepdf.String):
        return _program(str(value)) if "/EF" in holder else None
    return None


def refused_file(content: bytes, *, is_file: bool) -> str | None:
    """Return what makes an embedded file one that acts; None for one that does not."""
    return "a program" if is_file and content.startswith(_PROGRAMS) else None


def _program(name: str) -> str | None:
    return "a program" if name.lower().endswith(_SUFFIXES) else None
