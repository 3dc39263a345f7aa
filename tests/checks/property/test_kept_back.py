"""A list of the vendor's own that keeps a protected person's whereabouts back tells nothing."""

from __future__ import annotations

from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from conformance.checks.property import no_trace_handovers
from conformance.checks.property.no_trace_handovers import _exported
from conformance.findings import UntestedError

ADDRESS = SimpleNamespace(group="japanese_residents", name="address", value="仮想県試験市1番")


@pytest.fixture(autouse=True)
def _no_other_lists(monkeypatch):
    monkeypatch.setattr(no_trace_handovers, "hold_exports", lambda _: None)


def exported(*, met, mapping):
    trial = SimpleNamespace(
        domain="resident_register",
        spec=SimpleNamespace(records={"japanese_residents": None}),
        own=SimpleNamespace(mapping=mapping),
        interface=SimpleNamespace(export=lambda *_: None),
        accepted=lambda reply: reply,
        deviation=lambda said, **_: AssertionError(said.code),
    )
    watcher = SimpleNamespace(handed_over=lambda *_: set(met), story={})
    standing = SimpleNamespace(trial=trial, watcher=watcher, canaries=(ADDRESS,))
    parts = SimpleNamespace(of=lambda groups, _calls: tuple(groups), part=lambda *_: nullcontext())
    _exported(standing, parts)


def test_an_own_list_that_hides_the_address_is_no_fault_and_no_pass():
    with pytest.raises(UntestedError, match="P-MASKED"):
        exported(met=(), mapping=object())


def test_an_export_in_the_standard_layout_holds_it():
    with pytest.raises(AssertionError, match="F-NOT-STORED"):
        exported(met=(), mapping=None)


@pytest.mark.parametrize("mapping", [None, object()])
def test_an_export_that_holds_it_is_judged(mapping):
    exported(met=("address",), mapping=mapping)
