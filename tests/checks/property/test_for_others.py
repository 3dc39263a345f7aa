"""A form that nobody's copy is issued of to an addressee says nothing of who is protected."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.checks.property import no_trace
from conformance.findings import UntestedError

FORM = SimpleNamespace(key="move-out-certificate")


def held(monkeypatch, *, refused, adapter):
    monkeypatch.setattr(no_trace, "copy_of", lambda *_, **__: None)
    monkeypatch.setattr(no_trace, "issue", lambda *_: SimpleNamespace(refused=refused))
    api = SimpleNamespace(adapter=adapter)
    trial = SimpleNamespace(profile=SimpleNamespace(surfaces=SimpleNamespace(api=api)))
    standing = SimpleNamespace(trial=trial, other={})
    no_trace._hold_issued_to(standing, FORM, "third_party")


def test_a_form_for_nobody_of_a_kind_is_not_judged(monkeypatch):
    with pytest.raises(UntestedError) as raised:
        held(monkeypatch, refused=True, adapter="mapping")
    cause = raised.value.cause
    assert cause.code == "P-NOT-FOR-OTHERS"
    assert "move-out-certificate" in cause.en
    assert "third_party" in cause.en


@pytest.mark.parametrize(("refused", "adapter"), [(False, "mapping"), (True, "interface")])
def test_one_that_is_issued_is_judged_and_so_is_any_in_the_words_of_the_contract(
    monkeypatch, refused, adapter
):
    held(monkeypatch, refused=refused, adapter=adapter)
