"""A pack of two domains, made once; a small domain for the simulator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import data_directory
from conformance.scenarios.bundle import bundle
from conformance.scenarios.make import BEGINS, CalendarMaker
from conformance.scenarios.opened import open_pack
from conformance.scenarios.seal import unsealed
from conformance.scenarios.storybook import stories
from conformance.surfaces.profile import load_profile
from tests.in_process import played

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.scenarios.bundle import Bundle
    from conformance.scenarios.opened import Opened
    from conformance.scenarios.packed import ExpectedFile

DOMAINS = ("resident_register", "child_allowance")
DAY = date(2026, 3, 31)


def maker(*domains: str, seed: int = 5) -> CalendarMaker:
    """What makes the pack of some domains for the sample package."""
    profile = load_profile(data_directory("vendor_profiles") / "reference.yaml").profile
    specs = {name: load(name, profile.specifications[name].version) for name in domains}
    return CalendarMaker(specs, profile, seed, BEGINS, stories())


@dataclass
class MadePack:
    """A pack on disk, its outcome, and the export of a correct package."""

    bundle: Bundle
    folder: Path
    apart: Path
    export: Path
    pack: Opened
    expected: ExpectedFile


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> MadePack:
    root = tmp_path_factory.mktemp("scenarios")
    folder, apart, export = root / "pack", root / "expected.zip", root / "export"
    found = bundle(maker(*DOMAINS))
    found.write(folder, apart)
    pack = open_pack(folder)
    assert played(pack, export).unlike == []
    return MadePack(found, folder, apart, export, pack, unsealed(apart, pack.head))
