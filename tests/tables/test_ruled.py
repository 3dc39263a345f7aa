from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from conformance.catalog.load import load
from conformance.catalog.models import file_laws as law
from conformance.contract.oracles import derive, oracle
from conformance.surfaces.profile import FilesSurface
from conformance.tables.locate import find
from conformance.tables.ruled import formula_of, not_as_ruled
from conformance.tables.table import Table
from conformance.tables.tally import Tallies
from conformance.worlds.formulas import formulas_of

if TYPE_CHECKING:
    from pathlib import Path

LIGHT, FIXED = load("light_vehicle_tax"), load("fixed_asset_tax")


def laws(key: str) -> list[law.RuleGives]:
    checks = (*LIGHT.invariants[key].checks,) if key in LIGHT.invariants else ()
    return [one for one in checks if isinstance(one, law.RuleGives)]


def lines(
    one: law.RuleGives, folder: Path, assessments: str, vehicles: str
) -> tuple[int, list[int]]:
    for name, text in (("assessments", assessments), ("vehicles", vehicles)):
        (folder / f"light_vehicle_tax__{name}.csv").write_text(text)
    assert one.others is not None
    tables = tuple(
        Table(find(folder, "light_vehicle_tax", rows.group), FilesSurface(), group, rows.when)
        for rows in (one.rows, one.others)
        for group in (LIGHT.records[rows.group],)
    )
    pair, tallies = (tables[0], tables[1]), Tallies()
    groups = (pair[0].group, pair[1].group)
    how = partial(derive, LIGHT, one.rule)
    formula = formula_of(one, groups, oracle(LIGHT, one.rule), how)
    judge = not_as_ruled(one, formula, pair, "#law", tallies)
    found = [line for tally in tallies.of("#law") for line in tally.lines]
    return judge.close(tallies).judged, found


COLUMNS = (
    "vehicle_no,history_no,vehicle_class,use_kind,first_inspection,fuel,green_class,latest_flag"
)
VEHICLES = f"""{COLUMNS}
V1,1,10,1,2010-05,01,,1
V2,1,10,1,2010-05,01,,1
V3,1,10,1,2026-02,04,,1
V4,1,10,1,2018-05,01,,0
"""
LEVIES = """fiscal_year,vehicle_no,correction_no,rate_bracket,standard_tax
2026,V1,1,3,12900
2026,V2,1,1,10800
2026,V3,1,4,2700
2026,V4,1,3,12900
2026,V9,1,3,12900
"""


def test_a_rule_is_worked_out_from_two_files_and_says_its_outputs_in_the_items_codes(
    tmp_path: Path,
) -> None:
    bracket = laws("bracket-by-inspection")[0]
    assert lines(bracket, tmp_path, LEVIES, VEHICLES) == (2, [3])
    rate = laws("rate-by-inspection")[0]
    assert lines(rate, tmp_path, LEVIES, VEHICLES) == (2, [3])


OWNED = """vehicle_no,history_no,taxpayer_atena,acquired_on
V1,1,1,2020-05-01
V1,2,1,2020-05-01
V2,1,1,2026-05-01
V3,1,1,2026-05-01
V3,2,1,2020-05-01
V4,1,1,2026-05-01
"""
TAXED = """fiscal_year,vehicle_no,correction_no,taxpayer_atena,standard_tax,annual_tax
2026,V1,1,1,10800,10800
2026,V2,1,1,10800,10800
2026,V3,1,1,10800,10800
2026,V4,1,1,10800,10800
2026,V4,2,1,10800,0
"""


def test_partners_that_differ_and_rows_that_were_corrected_are_not_judged(tmp_path: Path) -> None:
    owned = laws("owned-on-first-of-april")[0]
    assert lines(owned, tmp_path, TAXED, OWNED) == (2, [3])


def test_a_month_is_judged_only_where_every_day_of_it_gives_the_same() -> None:

    (value,) = formulas_of(FIXED, FIXED.records["depreciable_assets"])
    assert value.inputs == ("acquisition_cost", "acquired_on", "useful_life", "fiscal_year")
    assert value.derived(("3100000", "2022-01", "15", "2026")) is None
    assert value.derived(("3100000", "2022-02", "15", "2026")) is not None


def test_what_a_new_day_of_a_partner_leads_to_is_not_judged_yet(tmp_path: Path) -> None:
    spec = load("national_health_insurance")
    one = next(
        c
        for c in spec.invariants["months-up-to-the-loss"].checks
        if isinstance(c, law.RuleGives) and c.settled
    )
    assert one.others is not None
    for name, text in (("assessment_members", MONTHS), ("insured_persons", LOST)):
        (tmp_path / f"national_health_insurance__{name}.csv").write_text(text)
    tables = [
        Table(
            find(tmp_path, spec.domain, rows.group),
            FilesSurface(),
            spec.records[rows.group],
            rows.when,
            rows.newest,
        )
        for rows in (one.rows, one.others)
    ]
    pair, how = (tables[0], tables[1]), partial(derive, spec, one.rule)
    formula = formula_of(one, (pair[0].group, pair[1].group), oracle(spec, one.rule), how)
    for before, found in ((date(2025, 9, 1), [3]), (date(2026, 1, 1), [3, 5]), (date.min, [])):
        tallies = Tallies()
        not_as_ruled(one, formula, pair, "#law", tallies, before)
        assert [line for tally in tallies.of("#law") for line in tally.lines] == found


MONTHS = """household_no,fiscal_year,assessment_year,correction_no,atena_number,medical_months
1,2025,2025,0,1,12
1,2025,2025,1,1,4
2,2025,2025,0,2,3
3,2025,2025,0,3,12
4,2025,2025,0,4,12
"""
LOST = """atena_number,applied_from,lost_on,lost_reason,record_status
1,2020-04-01,2025-07-10,02,0
2,2020-04-01,2025-07-10,02,0
3,2020-04-01,2025-11-10,01,0
4,2020-04-01,2025-07-10,99,0
"""
