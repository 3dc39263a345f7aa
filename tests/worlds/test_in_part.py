"""A law held against what can be reached: the rest is said, and is no pass."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.contract.call import Call
from conformance.findings import Cause, UntestedError
from conformance.worlds.in_part import InPart

UNSURE = Call("issue", "d", "copy")
GONE = Cause("U-NO-CALL", "呼び出せません", "no call", "書いてください", "write it")


@pytest.fixture
def parts():
    api = SimpleNamespace(api=None)
    profile = SimpleNamespace(surfaces=api)
    return InPart(SimpleNamespace(profile=profile, spec=None, unsure={UNSURE.name: GONE}))


def _miss(parts, name):
    with parts.part(name):
        raise UntestedError(GONE)


def _judge(parts, name):
    with parts.part(name):
        pass


def test_where_all_was_judged_the_case_holds(parts):
    _judge(parts, "a")
    parts.hold_all()


def test_where_nothing_was_judged_the_cause_is_told_as_it_is(parts):
    _miss(parts, "a")
    with pytest.raises(UntestedError) as caught:
        parts.hold_all()
    assert caught.value.cause == GONE


def test_where_some_were_judged_both_are_named_and_it_is_no_pass(parts):
    _judge(parts, "a")
    _miss(parts, "b")
    with pytest.raises(UntestedError) as caught:
        parts.hold_all()
    cause = caught.value.cause
    assert cause.code == "U-IN-PART"
    assert (cause.details["judged"], cause.details["missed"]) == ("a", "b")
    assert "U-NO-CALL" not in cause.ja
    assert GONE.ja in cause.ja
    assert cause.remedy_en == GONE.remedy_en


def test_what_only_arranged_others_was_not_judged(parts):
    with parts.part("row", judges=False):
        _miss(parts, "copy")
    with pytest.raises(UntestedError) as caught:
        parts.hold_all()
    assert caught.value.cause == GONE


def test_a_finding_is_not_kept_back(parts):
    with pytest.raises(ValueError, match="leak"), parts.part("a"):
        raise ValueError("leak")


def test_of_many_parts_the_first_are_named_and_the_rest_counted(parts):
    _judge(parts, "a")
    for number in range(9):
        _miss(parts, f"b{number}")
    with pytest.raises(UntestedError) as caught:
        parts.hold_all()
    assert caught.value.cause.details["missed"] == "b0, b1, b2, b3, b4, b5, +3"


def test_a_part_whose_mapping_is_in_doubt_is_left_out_and_told(parts):
    called = {"copy": [UNSURE], "search": [Call("run", "d", "search")]}
    assert parts.of(called, lambda name: iter(called[name])) == ("search",)
    _judge(parts, "search")
    with pytest.raises(UntestedError) as caught:
        parts.hold_all()
    assert caught.value.cause.details["missed"] == "copy"


def test_each_cause_is_told_with_all_that_it_keeps_from_being_judged(parts):
    other = Cause("U-NO-STEP", "手順がありません", "no step", "書いてください", "write it")
    _judge(parts, "a")
    for name in ("b", "c"):
        _miss(parts, name)
    with parts.part("d"):
        raise UntestedError(other)
    with pytest.raises(UntestedError) as caught:
        parts.hold_all()
    assert "b, c: no call; d: no step" in caught.value.cause.en
    assert "b, c: 呼び出せません d: 手順がありません" in caught.value.cause.ja
