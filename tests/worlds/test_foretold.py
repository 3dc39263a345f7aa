"""What a case will send is told before it is tried, and nothing is called for it."""

import json
from pathlib import Path

import pytest

from conformance.plugin.options import options_of
from conformance.plugin.prepare import Prepared, prepare
from conformance.report.sheets.given import given_said
from conformance.surfaces.profile import Profile
from conformance.worlds import foretold as module
from conformance.worlds.foretold import Foretold, foretold

ROOT = Path(__file__).parents[2]
FUNCTION = "seal_registration/function/manage-registration-card"


@pytest.fixture(scope="module")
def ready() -> Prepared:
    profile = str(ROOT / "vendor_profiles" / "reference.yaml")
    return prepare(options_of({"profile": profile, "domain": "seal_registration", "seed": "7"}))


def told(ready: Prepared, name: str, profile: Profile | None = None) -> Foretold | None:
    case = next(one.case for one in ready.plan if one.case.id == f"{FUNCTION}/{name}")
    return foretold(case, ready.specs, profile or ready.profile.profile, ready.run.day, 7)


def said(ready: Prepared, name: str) -> str:
    case = next(one.case for one in ready.plan if one.case.id == f"{FUNCTION}/{name}")
    one = told(ready, name)
    assert one is not None
    return given_said(case, one, ready.specs, ready.run.day.isoformat(), "ja")


def test_the_call_of_a_case_is_told_with_the_rows_before_it(ready: Prepared) -> None:
    one = told(ready, "stores-what-was-sent")
    assert one is not None
    assert (one.call.domain, one.call.key) == tuple(FUNCTION.split("/function/"))
    operation = ready.specs["seal_registration"].functions[one.call.key].operation
    assert set(one.call.body) <= set(map(str, operation.inputs))  # type: ignore[union-attr]  # a create
    assert told(ready, "stores-what-was-sent") == one
    assert one.before > 0


def test_of_a_refusal_the_spoiled_request_is_told_not_the_lawful_one_before_it(
    ready: Prepared,
) -> None:
    lawful = told(ready, "stores-what-was-sent")
    missing = next(
        one.case.id.rpartition("/")[2]
        for one in ready.plan
        if one.case.id.startswith(f"{FUNCTION}/rejects-missing")
    )
    spoiled = told(ready, missing)
    assert lawful is not None
    assert spoiled is not None
    left_out = missing.removeprefix("rejects-missing-").replace("-", "_")
    assert left_out in lawful.call.body
    assert left_out not in spoiled.call.body


def test_the_values_stand_under_the_names_of_the_items(ready: Prepared) -> None:
    spec = ready.specs["seal_registration"]
    one = told(ready, "stores-what-was-sent")
    assert one is not None
    text = said(ready, "stores-what-was-sent")
    record = spec.functions[one.call.key].operation.record  # type: ignore[union-attr]  # a create
    names = {item.key: item.name_ja for item in spec.records[record].items}
    for key, value in one.call.body.items():
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        shown = "∅" if value is None else shown
        assert f"{names[key]}={shown}" in text.split("\n")


def test_where_people_are_drawn_anew_for_each_run_nothing_is_told(ready: Prepared) -> None:
    profile = ready.profile.profile
    api = profile.surfaces.api
    assert api is not None
    lasting = api.model_copy(
        update={"capabilities": api.capabilities.model_copy(update={"reset": False})}
    )
    surfaces = profile.surfaces.model_copy(update={"api": lasting})
    changed = profile.model_copy(update={"surfaces": surfaces})
    assert told(ready, "stores-what-was-sent", changed) is None


def test_a_case_that_speaks_to_the_api_itself_calls_nothing(
    ready: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = next(one.case for one in ready.plan if one.case.surface == "api")

    class Check:
        @staticmethod
        def function(trial: object) -> None:
            trial.http()  # type: ignore[attr-defined]  # a trial
            pytest.fail("something was called")

    monkeypatch.setattr(module, "checks", lambda: {planned.check: Check})
    assert foretold(planned, ready.specs, ready.profile.profile, ready.run.day, 7) is None
