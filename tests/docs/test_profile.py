"""The pages about switches name every switch of the catalogue, its readings and its default."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.switches import switches

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_switch_stands_in_the_table_with_its_readings(lang: str) -> None:
    text = (DOCS / lang / "profile.md").read_text(encoding="utf-8")
    found = {tuple(line.split("`")[1:4:2]): line for line in text.splitlines() if "| `" in line}
    wanted = {(d, s): q for d in domains() for s, q in switches(load(d)).items()}
    assert set(found) == set(wanted)
    for place, question in wanted.items():
        for name, reading in question.readings.items():
            shown = f"**`{name}`**" if name == question.default else f"`{name}`"
            words = (reading.en if lang == "en" else reading.ja).replace("|", "/")
            assert f"{shown} {words}" in found[place], place
