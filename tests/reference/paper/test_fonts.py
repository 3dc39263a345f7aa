"""The font of the pages: what is drawn can be read again, variants and all."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from conformance.forms.pdf.missing_glyphs import missing_glyphs
from conformance.population.people.addresses import ADDRESS_EDGES, HERE
from conformance.population.people.named import names
from conformance.population.traits import has_trait
from conformance.reference.paper import fonts
from conformance.reference.paper.added import OUTLINES, SAME_SHAPES
from conformance.reference.paper.embedded import EmbeddedFont
from conformance.reference.paper.fonts import drawable, font
from conformance.reference.paper.units import code_name, units
from conformance.reference.paper.variants import variants_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.population.people.addresses import AddressEdge


def page(text: str, face: str, *, pages: int = 1) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    for _ in range(pages):
        canvas.setFont(face, 12)
        canvas.drawString(50, 700, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def read(content: bytes) -> str:
    text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    return str(text).strip()


def test_a_font_to_embed_is_found_on_this_machine():
    assert font().embedded
    assert fonts.find_font() is not None


def test_what_is_drawn_is_read_back_and_the_font_is_embedded():
    text = "髙橋 一郎 令和８年4月1日 ｱｲｳ ABC"
    content = page(text, font().name)
    assert read(content) == text
    assert b"/FontFile2" in content
    assert b"/Identity-H" in content


def test_more_characters_than_a_byte_counts_stay_one_font():
    text = "".join(c for c in map(chr, range(0x4E00, 0x4F40)) if font().has(c))
    content = page(text[:300], font().name)
    assert content.count(b"/Type0") == 1
    assert read(content) == text[:300]


def test_a_variant_is_drawn_with_another_glyph_and_read_back_with_its_selector():
    face = font()
    assert isinstance(face, EmbeddedFont)
    base, selector = next(pair for pair, glyph in face._variants.items() if glyph)
    variant = chr(base) + chr(selector)
    content = page(variant, face.name)
    assert read(content) == variant
    assert rendered(content) != rendered(page(chr(base), face.name))


def rendered(content: bytes) -> bytes:
    return pypdfium2.PdfDocument(content)[0].render(scale=2).to_pil().tobytes()


def test_the_file_of_the_font_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    named = tmp_path / "mine.ttf"
    named.write_bytes(b"")
    monkeypatch.setenv(fonts.VARIABLE, str(named))
    assert fonts.find_font() == named


def test_fonts_of_the_machine_are_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv(fonts.VARIABLE, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for folder in (".fonts", ".local/share/fonts"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "ipamjm.ttf").write_bytes(b"")
    path = fonts.find_font()
    assert path is not None
    assert path.name == "ipaexg.ttf"
    assert path == fonts.bundled()


def test_a_named_font_that_is_not_there_leaves_the_bundled_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv(fonts.VARIABLE, str(tmp_path / "none.ttf"))
    assert fonts.find_font() == fonts.bundled()


@pytest.mark.parametrize("text", sorted(SAME_SHAPES))
def test_a_sequence_of_moji_joho_is_drawn_in_the_shape_of_another_and_read_back(
    text: str, bundled: EmbeddedFont
):
    content = page(text, bundled.name)
    assert read(content) == text
    assert rendered(content) == rendered(page(SAME_SHAPES[text], bundled.name))


@pytest.mark.parametrize("dropped", ["葛\U000e0102", "辻\U000e0102"])
def test_older_shapes_of_jis_differ_from_the_base(dropped: str, bundled: EmbeddedFont):
    assert rendered(page(dropped, bundled.name)) != rendered(page(dropped[0], bundled.name))


@pytest.mark.parametrize("text", sorted(OUTLINES))
def test_a_character_that_the_bundled_font_lacks_has_an_outline(text: str, bundled: EmbeddedFont):
    content = page(f"甲{text}乙", bundled.name)
    assert read(content) == f"甲{text}乙"
    with pikepdf.open(io.BytesIO(content)) as document:
        assert missing_glyphs(document.pages[0]) == 0
    assert ink(content) > ink(page("甲乙", bundled.name)) * 1.1
    assert bundled.width(text, 10) == bundled.width("甲", 10)


def ink(content: bytes) -> int:
    return rendered(content).count(0)


def test_every_made_up_name_can_be_printed_but_those_of_plane_16(bundled: EmbeddedFont):
    lacking = [text for text in texts(names().model_dump()) if drawable(text, bundled)[1]]
    assert lacking  # no font that may be passed on has plane 16
    assert [text for text in lacking if not has_trait("added_character", text)] == []


@pytest.mark.parametrize("edge", ADDRESS_EDGES, ids=lambda edge: edge.key)
def test_every_made_up_address_can_be_printed(edge: AddressEdge, bundled: EmbeddedFont):
    made = edge.of(HERE)
    assert drawable(made.town + made.lot + made.building, bundled)[1] == ()


def texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple | dict):
        for one in node.values() if isinstance(node, dict) else node:
            yield from texts(one)


@pytest.fixture
def bundled() -> EmbeddedFont:
    path = fonts.bundled()
    assert path is not None
    face = EmbeddedFont(path, is_bundled=True)
    pdfmetrics.registerFont(face)
    return face


def test_without_any_font_the_pages_name_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fonts, "find_font", lambda: None)
    face = fonts.font.__wrapped__()
    assert not face.embedded
    content = page("令和８年", face.name)
    assert b"/FontFile" not in content
    assert read(content) == "令和８年"


@pytest.mark.parametrize("unit", ["\U0010abcd", "葛\U000e01ef", "葛\U000e0100\U000e0101"])
def test_what_the_font_lacks_is_marked(unit: str):
    assert drawable(f"甲{unit}乙", font()) == ("甲〓乙", (unit,))


def test_a_base_and_its_selectors_are_one_character():
    assert units("葛\U000e0100城\ufe00") == ["葛\U000e0100", "城\ufe00"]
    assert code_name("葛\U000e0100") == "U+845B U+E0100"


def test_sequences_are_read_as_opentype_writes_them():
    default = struct.pack(">I", 1) + (0x845B).to_bytes(3, "big") + b"\x01"
    other = struct.pack(">I", 1) + (0x908A).to_bytes(3, "big") + struct.pack(">H", 77)
    head = struct.pack(">HII", 14, 21 + len(default) + len(other), 1)
    record = (0xE0100).to_bytes(3, "big") + struct.pack(">II", 21, 21 + len(default))
    cmap = struct.pack(">HHHHI", 0, 1, 0, 5, 12) + head + record + default + other
    assert variants_of(cmap) == {
        (0x845B, 0xE0100): None,
        (0x845C, 0xE0100): None,
        (0x908A, 0xE0100): 77,
    }
