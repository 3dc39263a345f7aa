"""The sample sheet of the documents shows six forms."""

from __future__ import annotations

import runpy
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).parents[3] / "docs"


def test_the_sheet_that_is_kept_shows_what_the_package_prints_now():
    made = runpy.run_path(str(DOCS / "examples" / "forms_sample.py"))["sheet"]()
    kept = Image.open(DOCS / "ja" / "forms-sample.png").convert("RGB")
    assert kept.size == made.size
    width, height = made.width // 3, made.height // 2
    for row in range(2):
        for column in range(3):
            cell = (column * width, row * height, (column + 1) * width, (row + 1) * height)
            dark = [inked(image.crop(cell)) for image in (made, kept)]
            assert min(dark) > 1000
            assert max(dark) < 1.5 * min(dark)  # fonts differ from machine to machine


def inked(image: Image.Image) -> int:
    return sum(image.convert("L").histogram()[:165])
