"""What no request held of a drawn person is not held against the package, and is no pass."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.checks.property import kept
from conformance.findings import Cause, UntestedError

SPEC = load("resident_register")
FUNCTION = "fr-basic-items"


def entered(monkeypatch, unsent):
    """Return the values that were judged of a person entered with two of them."""
    judged = []
    monkeypatch.setattr(kept, "_begin", lambda *_: {"atena_number": "1"})
    monkeypatch.setattr(kept, "assert_stored", lambda _, held, *__: judged.append(held))
    cause = Cause("P-NOT-CARRIED", "", "", "", "", {})
    monkeypatch.setattr(kept, "not_carried", lambda *_: cause)
    reply = SimpleNamespace(unsent=frozenset(unsent), exchange=SimpleNamespace(path="/"))
    trial = SimpleNamespace(
        spec=SPEC,
        domain=SPEC.domain,
        interface=SimpleNamespace(run=lambda *_: reply),
        accepted=lambda one: one,
        only_row=lambda *_: {},
        own=SimpleNamespace(held=lambda _, values: values),
    )
    form = SimpleNamespace(inputs={}, role="clerk")
    values = {"name_roman": "RI HAO", "name_kanji": "李　豪", "old_registration_date": None}
    try:
        kept._entered(trial, FUNCTION, form, values)
    except UntestedError as error:
        return judged, error.cause.code
    return judged, None


@pytest.mark.parametrize(
    ("unsent", "left", "code"),
    [
        ((), {"name_roman", "name_kanji"}, None),
        (("name_kanji",), {"name_roman"}, "P-NOT-CARRIED"),
        (("old_registration_date",), {"name_roman", "name_kanji"}, None),
    ],
)
def test_what_was_sent_is_judged(monkeypatch, unsent, left, code):
    judged, found = entered(monkeypatch, unsent)
    assert {k for one in judged for k, v in one.items() if v is not None} == left
    assert found == code
