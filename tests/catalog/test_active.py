"""Several values may say that a measure is active."""

from __future__ import annotations

from dataclasses import replace

from conformance.catalog.active import is_active, values, ways
from conformance.catalog.lint_marks import mark_problems
from conformance.catalog.load import domains, load


def test_one_value_or_several_mark_a_row() -> None:
    assert values("1") == ("1",)
    assert values(("1", "2")) == ("1", "2")
    assert values(None) == (None,)


def test_every_way_to_be_active_is_listed_the_usual_first() -> None:
    assert ways({"kind": ("1", "2"), "latest": True}) == (
        {"kind": "1", "latest": True},
        {"kind": "2", "latest": True},
    )
    assert ways({}) == ({},)


def test_a_row_is_active_by_any_of_the_values_of_every_item() -> None:
    marks = {"kind": ("1", "2"), "latest": True}
    assert is_active(marks, {"kind": "2", "latest": True})
    assert not is_active(marks, {"kind": "3", "latest": True})
    assert not is_active(marks, {"kind": "1", "latest": False})


def test_a_provisional_measure_protects_wherever_the_codes_know_one() -> None:
    for domain in domains():
        spec = load(domain)
        protection = spec.head.protection
        if protection is None:
            continue
        group = spec.records[protection.group]
        for item in group.items:
            codes = spec.codes.get(item.code_list or "")
            provisional = (
                {k for k, v in codes.values.items() if v == "仮支援措置"} if codes else set()
            )
            if provisional:
                assert provisional <= set(values(protection.active[item.key])), domain


def test_a_value_that_is_no_code_is_told() -> None:
    spec = load("seal_registration")
    protection = spec.head.protection
    assert protection is not None
    group = spec.records[protection.group]
    assert not list(mark_problems(spec, group, protection.active))
    wrong = {"support_measure_kind": ("1", "7")}
    ((name, found, known),) = mark_problems(replace(spec), group, wrong)
    assert (name, found) == ("active.support_measure_kind", "7")
    assert "2" in known
