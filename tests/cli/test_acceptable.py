"""Who accepts asks its own profile, whatever the vendor is content with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.cli.acceptable import hold_plan
from conformance.errors import UsageError
from conformance.plugin import sampled
from conformance.results.delivery import catalogue_model
from conformance.surfaces.profile_entries import KnownOnly

COMMON = load("common_functions")
DAY = dt.date(2026, 11, 2)
CONSENT = KnownOnly(parts=("029",), approver="課長", reason="r", expires=DAY)


def trial(consent: KnownOnly | None, exit_code: int = 0) -> SimpleNamespace:
    """As much of a repetition as is held: the vendor's result, and the profile here."""
    wanted = SimpleNamespace(parts=("029",), known_only=consent)
    profile = SimpleNamespace(profile=SimpleNamespace(specifications={"common_functions": wanted}))
    return SimpleNamespace(
        before=SimpleNamespace(
            catalogue=(catalogue_model(COMMON, ("029",), CONSENT, DAY),),
            cases=(SimpleNamespace(id="common_functions/function/x/y"),),
            verdict=SimpleNamespace(exit_code=exit_code),
        ),
        prepared=SimpleNamespace(
            specs={"common_functions": COMMON},
            profile=SimpleNamespace(profile=profile.profile),
            options=SimpleNamespace(day=DAY),
        ),
    )


@pytest.fixture(autouse=True)
def nothing_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("otherwise_planned", "otherwise_excused"):
        monkeypatch.setattr(sampled, name, lambda _trial: iter(()))


def test_the_vendors_consent_is_not_the_municipalitys() -> None:
    with pytest.raises(UsageError) as caught:
        hold_plan(trial(None), Path("delivery.bundle"))
    assert [one.code for one in caught.value.messages] == ["TRU077"]


def test_its_own_consent_holds_until_its_day() -> None:
    hold_plan(trial(CONSENT), Path("delivery.bundle"))
    over = CONSENT.model_copy(update={"expires": DAY - dt.timedelta(1)})
    with pytest.raises(UsageError):
        hold_plan(trial(over), Path("delivery.bundle"))


def test_a_result_that_is_not_good_anyway_needs_none() -> None:
    hold_plan(trial(None, exit_code=3), Path("delivery.bundle"))
