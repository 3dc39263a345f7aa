"""Worked examples that others keep are answered as they are written, where the sheets are at hand.

A correction may add an input; who has never heard of it means the ordinary case and leaves it out.
"""

import os
from pathlib import Path

import pytest
import yaml

from conformance.catalog.load import load
from conformance.worlds.rule_check import WorkedExample, as_json, check

ROOT = Path(__file__).parents[2]
SHEETS = Path(os.environ.get("CONFORMANCE_SHARED", ROOT.parent / "shared")) / "domain"

CORRECTED = {
    "child_allowance/priority-payee": "father_domestic, mother_domestic for parents_abroad",
    "child_rearing_allowance/exemption-period": "a Saturday is no last day",
    "disability_welfare/high-cost-total": "what is shared out with children's services",
    "family_register/furigana-state": "nothing is entered by the day alone",
    "fixed_asset_tax/new-house-reduction": "a long-life house is declared",
    "individual_resident_tax/pension-collection-after-move": "1 April itself is open",
    "individual_resident_tax/furusato-credit": "the year and the basic deduction decide",
    "individual_resident_tax/late-charge": "fractions are cut at every step",
    "individual_resident_tax/refund-interest": "the reason needs its day",
    "individual_resident_tax/housing-loan-credit": "the year and the basic deduction decide",
    "light_vehicle_tax/taxing-city-after-move": "a gap over the base date is open",
    "national_health_insurance/insurer-municipality": "who was insured before does not matter",
    "national_pension/childcare-exemption": "the maternity months need the delivery",
    "resident_register/blank-not-allowed": "items of foreign residents go together",
    "resident_register/card-on-move": "the planned day itself is open",
    "supplementary_family_register/principal-info-update": "an entry is told without a code, too",
}
"""Rules whose sheet was found wrong, or whose facts cannot be read as the ordinary case."""

pytestmark = pytest.mark.skipif(
    not SHEETS.is_dir(), reason="no fact sheets: set CONFORMANCE_SHARED to their folder"
)


@pytest.mark.parametrize("sheet", sorted(SHEETS.glob("*_*.yaml")), ids=lambda path: path.stem)
def test_the_examples_of_a_sheet_are_answered_as_they_are_written(sheet: Path) -> None:
    rules = yaml.load(sheet.read_text(encoding="utf-8"), yaml.CSafeLoader)["rules"]
    found = check(
        load(sheet.stem),
        [
            WorkedExample(rule["key"], as_json(one["given"]), as_json(one["expect"]))
            for rule in rules
            for one in rule["examples"]
        ],
    )

    excused = {name for name in CORRECTED if name.startswith(f"{sheet.stem}/")}
    assert found.agree
    assert {f"{sheet.stem}/{case.rule}" for case in found.cases if not case.agrees} == excused
