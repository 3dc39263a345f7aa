"""Which class a requirement has follows from municipality, day and version, not from who signs."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
import signed

from conformance.catalog.load import load
from conformance.catalog.models.levels import Clause
from conformance.trust import levels
from conformance.trust.levels import levels_of
from conformance.trust.listed import hold_cases
from conformance.trust.refused import BundleError


def told(city: str = "general_city", day: str = "2026-11-25", domain: str = "child_allowance"):
    """As much of a result as a class follows from."""
    return SimpleNamespace(
        catalogue=(SimpleNamespace(domain=domain, version=load(domain).version),),
        product=SimpleNamespace(city_type=city),
        as_of=dt.date.fromisoformat(day),
    )


def conditional(kind: str = "functions") -> str:
    """A function of the child allowance that binds designated cities alone."""
    return next(
        f"child_allowance/function/{key}"
        for key, one in getattr(load("child_allowance"), kind).items()
        if not isinstance(one.class_, str) and one.class_[0].city == ("designated_city",)
    )


@pytest.mark.parametrize(
    ("city", "level"), [("designated_city", "required"), ("general_city", "not_applicable")]
)
def test_a_class_by_kind_of_municipality(city, level) -> None:
    assert levels_of(told(city), conditional()) == {level}


def test_where_an_option_decides_both_may_be(monkeypatch) -> None:
    clauses = (Clause(**{"is": "required", "option": "x"}), Clause(**{"is": "optional"}))
    spec = SimpleNamespace(functions={"f": SimpleNamespace(class_=clauses)})
    result = told()
    monkeypatch.setattr(levels, "load", lambda *_: spec)
    assert levels_of(result, "child_allowance/function/f") == {"required", "optional"}


@pytest.mark.parametrize(
    "name", ["child_allowance/function/none", "child_allowance/zzz/x", "a/b/c"]
)
def test_of_what_there_is_not_there_is_no_class(name) -> None:
    assert levels_of(told(), name) == frozenset()


def test_what_binds_the_municipality_is_not_called_inapplicable(tmp_path) -> None:
    profile = signed.profile_in(tmp_path)
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("general_city", "designated_city"), encoding="utf-8")
    result = signed.result_of(profile, case=f"{conditional()}/*")
    hold_cases(result)
    lie = signed.with_case(result, 0, level="not_applicable", verdict="not_applicable", cause=None)
    with pytest.raises(BundleError, match="level of case") as caught:
        hold_cases(signed.derived(result, cases=lie))
    assert "expected required, found not_applicable" in caught.value.messages[0].en
