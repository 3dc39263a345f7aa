"""A waiver that was taken back excuses nothing, in results that were made before neither."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pairs import TODAY, case, result, waiver

from conformance.errors import UsageError
from conformance.results.gate import gate
from conformance.results.policy import (
    JudgedProductModel,
    PolicyModel,
    RevokedModel,
    read_policy,
)

LATER = TODAY + dt.timedelta(days=30)
WAIVER = waiver(LATER, case(2).id)
WAIVED = result(case(1), case(2, "fail", waiver=WAIVER))
TEXT = """policy: 1
revoked:
- of: {of}
  approver: {approver}
  expires: {expires}
  product: {{name: n, vendor: v, release: "1", city_code: "139998"}}
  by: 課長
  reason: 直る見込みがない
  on: 2026-11-01
"""


def revoked(given=WAIVER, product=None, **changed) -> PolicyModel:
    entry = RevokedModel(
        of=given.of,
        approver=given.approver,
        expires=given.expires,
        product=product or JudgedProductModel.judged_in(WAIVED),
        by="課長",
        reason="直る見込みがない",
        on=TODAY,
    )
    return PolicyModel(revoked=(entry.model_copy(update=changed),))


def blocking(answer) -> list[str]:
    return [one.name for one in answer.blocking]


def test_before_it_is_taken_back_the_gate_opens_under_it() -> None:
    assert gate(WAIVED, PolicyModel(), TODAY).opens


def test_after_that_the_failure_is_one_that_nobody_waived() -> None:
    answer = gate(WAIVED, revoked(), TODAY)
    assert (blocking(answer), answer.exit_code) == (["failing", "waiver_revoked"], 1)
    assert "waived" not in [one.name for one in answer.reasons]
    assert "取り消された" in answer.sentence.ja


def test_a_baseline_that_failed_so_before_does_not_open_it_again() -> None:
    before = result(case(1), case(2, "fail"))
    now = WAIVED.model_copy(update={"run": WAIVED.run.model_copy(update={"seconds": 1.0})})
    answer = gate(now, revoked(), TODAY, before)
    assert "waiver_revoked" in blocking(answer)
    assert answer.exit_code == 1


@pytest.mark.parametrize(
    "changed",
    [{"of": case(1).id}, {"approver": "別の人"}, {"expires": LATER + dt.timedelta(days=1)}],
)
def test_another_waiver_stays(changed) -> None:
    assert gate(WAIVED, revoked(**changed), TODAY).opens


@pytest.mark.parametrize("name", ["name", "vendor", "release", "city_code"])
def test_the_waiver_of_another_product_stays(name) -> None:
    other = JudgedProductModel.judged_in(WAIVED).model_copy(update={name: "other"})
    assert gate(WAIVED, revoked(product=other), TODAY).opens


def test_one_that_excused_nothing_is_not_asked_for_any_more() -> None:
    passing = result(case(1), case(2, waiver=WAIVER))
    assert blocking(gate(passing, PolicyModel(), TODAY)) == ["waiver_needless"]
    assert gate(passing, revoked(), TODAY).opens


def test_one_that_had_run_out_is_told_as_taken_back() -> None:
    late = LATER + dt.timedelta(days=1)
    assert gate(WAIVED, PolicyModel(), late).exit_code == 6
    answer = gate(WAIVED, revoked(), late)
    assert (blocking(answer), answer.exit_code) == (["failing", "waiver_revoked"], 1)


def test_it_is_read_from_a_policy_and_names_somebody(tmp_path) -> None:
    path = tmp_path / "policy.yaml"
    filled = TEXT.format(of=WAIVER.of, approver="部長", expires=LATER)
    path.write_text(filled, "utf-8")
    assert read_policy(path).revoked[0].of == WAIVER.of
    path.write_text(filled.replace("by: 課長", "by: '-'"), "utf-8")
    with pytest.raises(UsageError) as told:
        read_policy(path)
    assert told.value.messages[0].code == "RES021"
