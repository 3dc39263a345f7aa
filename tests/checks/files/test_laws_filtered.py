"""A gap in numbers that the profile makes by leaving out rows is no fault of the product."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
import yaml

from conformance.cases.registry import checks
from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.findings import FindingError, UntestedError
from conformance.planning.generate import cases_of, requirements
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.surfaces.interface import Interface

SPEC = load("fixed_asset_tax")
PROFILE = """
profile: 1
product: {name: 見本, vendor: 見本社, release: "1"}
municipality: {type: general_city, code: "131016", name: 試験市}
specifications: {fixed_asset_tax: {version: "2.0"}}
surfaces:
  files:
    directory: .
    mapping:
      groups:
        fixed_asset_tax/assessments:
          file: kazei.csv
          fields: {fiscal_year: 年度, owner_number: 義務者, correction_no: 履歴}
"""
ROWS = "年度,義務者,履歴,取消\n2026,G1,1,0\n2026,G1,2,1\n2026,G1,4,0\n"


CHOSEN = {"file": "kazei.csv", "on": {"年度": "年度", "義務者": "義務者", "履歴": "履歴"}}
FIELDS = {
    "fiscal_year": "年度",
    "owner_number": "義務者",
    "correction_no": {"from": "k", "to": "履歴"},
}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, "F-FILE-GAP"),
        ({"where": {"取消": "0"}}, "P-FILTERED"),
        ({"join": {"k": CHOSEN}, "fields": FIELDS}, "F-FILE-GAP"),
        (
            {
                "join": {"k": {**CHOSEN, "where": {"年度": "2026"}}},
                "fields": FIELDS,
            },
            "P-FILTERED",
        ),
    ],
)
def test_a_gap_beside_rows_left_out_is_untested(
    tmp_path: Path, change: dict[str, object], code: str
) -> None:
    (tmp_path / "kazei.csv").write_text(ROWS, encoding="utf-8")
    stated = yaml.safe_load(PROFILE)
    group = stated["surfaces"]["files"]["mapping"]["groups"]["fixed_asset_tax/assessments"]
    group.update(change)
    (tmp_path / "p.yaml").write_text(yaml.safe_dump(stated, allow_unicode=True), encoding="utf-8")
    profile = load_profile(tmp_path / "p.yaml").profile
    found = (case for one in requirements(SPEC) for case in cases_of(SPEC, one))
    case = next(c for c in found if c.requirement.key == "corrections-without-gap")
    specs = {SPEC.domain: SPEC}.get
    day = date(2026, 4, 1)
    trial = Trial(case, SPEC, specs, cast("Interface", None), profile, day, 1, tmp_path)
    with pytest.raises((FindingError, UntestedError)) as caught:
        checks()[case.check].function(trial)
    error = caught.value
    told = error.finding.code if isinstance(error, FindingError) else error.cause.code
    assert told == code
