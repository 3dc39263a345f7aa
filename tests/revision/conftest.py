"""The worked revision of the pages: the child allowance before and after October 2024."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from conformance.catalog.changes.sides import sides
from conformance.revision.cases import Looked

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "before_reform.py"


@pytest.fixture(scope="session")
def before(tmp_path_factory) -> Path:
    """The folder of the version before."""
    out = tmp_path_factory.mktemp("before")
    runpy.run_path(str(EXAMPLE))["main"](out)
    return out / "child_allowance" / "2.0"


@pytest.fixture(scope="session")
def looked(before):
    """Both versions looked at, and the cases touched."""
    both = sides(str(before), "child_allowance")
    found = Looked(both, both.changes())
    return found, tuple(found.touched())
