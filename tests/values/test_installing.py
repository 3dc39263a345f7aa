"""Nobody is told to install from the public index a name that is nobody's there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conformance import __version__
from conformance.values.installing import install_command

ROOT = Path(__file__).parents[2]
BY_NAME = re.compile(r"pip3? install [^\n`]*(?<![./\w])jichitai[-_]conformance(?!-?\d|-[\d*])")
READ_BY_PEOPLE = ("*.py", "*.yaml", "*.yml", "*.md", "*.jinja", "*.js")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("extra", ["", "workbench", "spark"])
def test_wheel_and_folder_are_named_with_the_extra(extra, language):
    said = install_command(extra).spoken(language)
    wanted = f"[{extra}]" if extra else ""
    assert f'"./jichitai_conformance-{__version__}-py3-none-any.whl{wanted}"' in said
    assert f'pip install ".{wanted}"' in said


@pytest.mark.parametrize("room", ["conformance", "docs", "vendor_profiles", "."])
def test_nothing_that_people_read_installs_it_by_name_from_the_index(room):
    folder = ROOT / room
    files = (
        file
        for pattern in READ_BY_PEOPLE
        for file in (folder.glob(pattern) if room == "." else folder.rglob(pattern))
    )
    found = [
        file.relative_to(ROOT).as_posix()
        for file in files
        if BY_NAME.search(file.read_text("utf-8", "replace").replace(__version__, "0.1.0"))
    ]
    assert not found


@pytest.mark.parametrize(
    "line",
    ["pip install jichitai-conformance", "run pip install 'jichitai-conformance[spark]', or"],
)
def test_such_a_line_would_be_found(line):
    assert BY_NAME.search(line)
