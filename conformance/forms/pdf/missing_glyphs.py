"""Characters that a font has no glyph for although the file says which they are.

A composite font draws its glyph 0, a box or nothing, for what it lacks (ISO 32000-2 §9.7.4); the
text layer may still be right. Fonts whose codes are glyph numbers (Identity-H, Identity-V) are
looked at: Japanese fonts are embedded so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_OPERATORS = "Tf Tj TJ ' \" Do q Q"
_DEPTH = 8
_Lacking = frozenset[int]


def missing_glyphs(page: pikepdf.Page) -> int:
    """Return how many characters drawn on a page have no glyph in their font."""
    resources = page.resources
    if not any(True for _ in _composite(resources)) and "/XObject" not in resources:
        return 0
    return _count(page.obj, resources, 0)


def _count(drawn: pikepdf.Object, resources: pikepdf.Object, depth: int) -> int:
    lacking = dict(_composite(resources))
    forms = resources.get("/XObject", pikepdf.Dictionary())
    found, font, kept = 0, "", list[str]()
    for one in pikepdf.parse_content_stream(drawn, _OPERATORS):
        operator = str(one.operator)
        if operator == "Tf":
            font = str(one.operands[0])
        elif operator == "q":
            kept.append(font)
        elif operator == "Q":
            font = kept.pop() if kept else font
        elif operator in _SHOWING and font in lacking:
            found += sum(code in lacking[font] for code in _codes(one.operands[-1]))
        elif operator == "Do" and depth < _DEPTH:
            form = forms.get(str(one.operands[0]))
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
                found += _count(form, form.get("/Resources", resources), depth + 1)
    return found


def _codes(shown: pikepdf.Object) -> Iterator[int]:
    parts = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
    for part in parts:
        if isinstance(part, pikepdf.String):
            content = bytes(part)
            for at in range(0, len(content) - 1, 2):
                yield int.from_bytes(content[at : at + 2], "big")


def _composite(resources: pikepdf.Object) -> Iterator[tuple[str, _Lacking]]:
    """Yield the composite fonts by name, each with the codes that draw glyph 0."""
    for name, font in resources.get("/Font", {}).items():
        if str(font.get("/Encoding")) in {"/Identity-H", "/Identity-V"}:
            map_ = font.DescendantFonts[0].get("/CIDToGIDMap")
            yield name, _zeros(map_) if isinstance(map_, pikepdf.Stream) else frozenset({0})


def _zeros(map_: pikepdf.Stream) -> _Lacking:
    content = map_.read_bytes()
    pairs = zip(content[::2], content[1::2], strict=False)
    return frozenset(code for code, (high, low) in enumerate(pairs) if not (high or low))
