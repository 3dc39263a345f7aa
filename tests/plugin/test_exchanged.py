"""A failure that looks as if the mapping had exchanged something says so first; no other does."""

import sys
from pathlib import Path

import pytest

from conformance.plugin.exchanged import with_doubt
from conformance.plugin.options import options_of
from conformance.plugin.prepare import Prepared, prepare
from conformance.results.model import CaseModel

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "vendor_profiles" / "own_rest_api.yaml"
FUNCTION = "child_allowance/function/calculate-regular-payment"
ROWS = "child_allowance/record/confirmations"
sys.path.insert(0, str(ROOT / "tests" / "report"))

import samples  # noqa: E402 - the hand-made results of the report room

ON, OFF = {"care_confirmed": True}, {"care_confirmed": False}
ON_TOO, OFF_TOO = {"cost_confirmed": True}, {"cost_confirmed": False}


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return prepare(options_of({"profile": str(PROFILE), "domain": "child_allowance"}))


def failing(item: str, pair: tuple[object, object], number: int = 0) -> CaseModel:
    case = next(one for one in samples.result().cases if one.finding is not None)
    finding = case.finding.model_copy(
        update={"where": f"/x → {item}", "expected": pair[0], "found": pair[1]}
    )
    requirement = FUNCTION if item.startswith("period") else ROWS
    update = {"id": f"{requirement}/{item}-{number}", "requirement": requirement, "surface": "api"}
    return case.model_copy(update={**update, "finding": finding})


def said(prepared: Prepared, *cases: CaseModel) -> list[str]:
    found = with_doubt(cases, prepared)
    assert [(c.id, c.verdict) for c in found] == [(c.id, c.verdict) for c in cases]
    return [c.finding.text.en for c in found]


def line(text: str) -> int:
    lines = PROFILE.read_text("utf-8").splitlines()
    return next(n for n, one in enumerate(lines, 1) if one.strip().startswith(text))


def test_two_fields_with_each_others_values(prepared: Prepared) -> None:
    cases = (
        failing("period_from", ("2025-04", "2025-05")),
        failing("period_to", ("2025-05", "2025-04")),
    )
    at = f"own_rest_api.yaml:{line('child_allowance/payments: {period_from')}"
    for text in said(prepared, *cases):
        assert text.startswith("the mapping may have exchanged these (" + at)
        assert "fields.child_allowance/payments.period_from" in text
    assert "取り違えている可能性" in with_doubt(cases, prepared)[0].finding.text.ja


@pytest.mark.parametrize(
    "cases",
    [
        (failing("care_confirmed", (True, False)), failing("care_confirmed", (False, True), 1)),
        (failing("care_confirmed", (True, False)), failing("cost_confirmed", (True, False))),
        (failing("x", ({**ON, **OFF_TOO}, {**OFF, **ON_TOO})),),
    ],
)
def test_a_table_whose_values_are_exchanged(
    prepared: Prepared, cases: tuple[CaseModel, ...]
) -> None:
    for text in said(prepared, *cases):
        assert f"own_rest_api.yaml:{line('flag: {values')} surfaces.api.mapping.types.flag" in text


@pytest.mark.parametrize(
    "cases",
    [
        (failing("care_confirmed", (True, False)),),  # one item, one way: as likely the product
        (failing("period_from", ("2025-04", "2025-05")),),
        (
            failing("period_from", ("2025-04", "2025-05")),
            failing("period_to", ("2025-05", "2025-03")),
        ),
        (failing("care_confirmed", (True, False)), failing("cost_confirmed", (True, None))),
    ],
)
def test_other_failures_keep_their_sentence(
    prepared: Prepared, cases: tuple[CaseModel, ...]
) -> None:
    assert said(prepared, *cases) == [case.finding.text.en for case in cases]
