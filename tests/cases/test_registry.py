"""Cases come in one order, whatever was imported first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases import registry
from conformance.catalog.load import load
from conformance.planning.plan import make_plan as make_plan  # noqa: PLC0414 - registers every generator

if TYPE_CHECKING:
    import pytest

SPEC = load("child_allowance")


def _drafts() -> list[str]:
    subjects = (*SPEC.forms.values(), *SPEC.rules.values(), *SPEC.linkages.values())
    return [draft.slug for subject in subjects for draft in registry.drafts(SPEC, subject)]


def test_several_generators_share_a_subject() -> None:
    assert any(len(generators) > 1 for generators in registry._GENERATORS.values())


def test_the_order_of_registration_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    as_registered = _drafts()
    turned = {kind: found[::-1] for kind, found in registry._GENERATORS.items()}
    monkeypatch.setattr(registry, "_GENERATORS", turned)
    assert _drafts() == as_registered
