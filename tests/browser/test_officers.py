"""The pictures for officers show the pages as they are, and the guide shows each picture."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the workbench needs its extra")

sys.path.insert(0, str(Path(__file__).parent))

import officers

PICTURE = re.compile(r"!\[([^\]]*)\]\(officers/([a-z]+)\.png\)")


def told(lang):
    return json.loads((officers.place(lang) / "pages.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["ja", pytest.param("en", marks=pytest.mark.whole)])
def test_the_pictures_are_of_the_pages_of_today(browser_page, lang):
    found = officers.walked(browser_page, lang, lambda _: None)
    assert found == told(lang), "the pages changed: run `python tests/browser/officers.py`"


@pytest.mark.parametrize("lang", officers.LANGUAGES)
def test_the_guide_shows_every_picture_in_the_order_of_the_walk_and_says_what_is_on_it(lang):
    guide = officers.place(lang).with_suffix(".md").read_text(encoding="utf-8")
    shown = PICTURE.findall(guide)
    assert [name for _, name in shown] == list(told(lang))
    assert all(text.strip() for text, _ in shown)
    for name in told(lang):
        head = (officers.place(lang) / f"{name}.png").read_bytes()[:24]
        width, height = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
        assert (width, height) == (officers.WIDE["width"], officers.WIDE["height"])
