"""The plan says what the mapping of files leaves out; laws need all their groups and items."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.planning.plan import make_plan
from conformance.surfaces.profile import load_profile
from tests.vendor_layout import profile_of

if TYPE_CHECKING:
    from pathlib import Path

DOMAIN = "national_health_insurance"
FIELDS = {"atena_number": "宛名", "history_no": "連番", "acquired_on": "取得", "lost_on": "喪失"}


@pytest.fixture
def causes(tmp_path: Path) -> dict[str, str | None]:
    groups = {f"{DOMAIN}/insured_persons": {"file": "A.csv", "fields": FIELDS}}
    path = profile_of({"groups": groups}, tmp_path, DOMAIN, "1.7")
    profile = load_profile(path).profile
    plan = make_plan([load(DOMAIN, "1.7")], profile, dt.date(2026, 4, 1))
    files = [one for one in plan if one.case.surface == "files"]
    return {one.case.id: one.cause.code if one.cause else None for one in files}


def test_what_the_mapping_holds_is_tried_and_what_it_lacks_is_not(
    causes: dict[str, str | None],
) -> None:
    own = f"{DOMAIN}/record/insured_persons"
    assert causes[f"{own}/file-bytes"] is None
    assert causes[f"{own}/file-keys"] is None
    assert causes[f"{own}/file-item-acquired-on"] is None
    assert causes[f"{own}/file-item-name"] == "P-NO-COLUMN"
    assert causes[f"{own}/file-columns"] == "P-NO-COLUMN"
    assert causes[f"{own}/file-history"] == "P-NO-COLUMN"
    assert causes[f"{DOMAIN}/record/nhi_households/file-keys"] == "P-GROUP-UNMAPPED"


def test_a_law_is_tried_where_its_items_are_mapped(causes: dict[str, str | None]) -> None:
    law = f"{DOMAIN}/invariant/loss-not-before-acquisition/file-in-order-"
    tried = sorted((name, cause) for name, cause in causes.items() if name.startswith(law))
    assert [cause for _, cause in tried] == [None, "P-NO-COLUMN"]
