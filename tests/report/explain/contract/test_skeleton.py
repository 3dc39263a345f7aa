"""The entry that `explain` proposes is one that the mapping's own checks take."""

import pytest
import yaml

from conformance.catalog.load import domains, load
from conformance.catalog.models.operations import Absent, Attest, Create, Update
from conformance.contract.apply import run_call
from conformance.report.explain.contract.skeleton import scalar, skeleton
from conformance.surfaces.mapping.calls import select
from conformance.surfaces.mapping.check import names, writing
from conformance.surfaces.mapping.unheld import is_carried
from conformance.surfaces.profile import ApiSurface

ROOMS = ("functions", "records", "forms", "events", "linkages", "rules")


def surface(spec, entry):
    text = skeleton(spec, entry)
    if not text:
        return None
    data = yaml.load(text, yaml.CSafeLoader)
    return ApiSurface.model_validate(
        {"adapter": "mapping", "base_url": "https://p.example.jp", **data}, strict=False
    )


def _wrong(spec, entry):
    api = surface(spec, entry)
    if api is None:
        return []
    return [*writing.problems(api), *names.problems(api.mapping, {spec.domain: spec})]


@pytest.mark.parametrize("domain", domains())
def test_the_entry_of_every_function_is_correct_by_the_mappings_own_model(domain):
    spec = load(domain)
    assert {f.key: w for f in spec.functions.values() if (w := _wrong(spec, f))} == {}


@pytest.mark.parametrize("room", ROOMS)
def test_so_are_those_of_everything_else(room):
    spec = load("child_allowance")
    entries = getattr(spec, room).values()
    assert {e.key: w for e in entries if (w := _wrong(spec, e))} == {}
    assert any(surface(spec, e) for e in entries)


def test_only_what_no_call_stands_for_has_none():
    spec = load("child_allowance")
    without = {type(f.operation) for f in spec.functions.values() if surface(spec, f) is None}
    assert without <= {Absent, Attest}


def test_every_input_reaches_the_wire_by_it():
    spec = load("resident_register")
    lost = []
    for function in spec.functions.values():
        if not isinstance(function.operation, Create | Update):
            continue
        mapping = surface(spec, function).mapping
        call = select(mapping, run_call(spec, function.key, {}))
        scope = (f"resident_register/function/{function.key}",)
        lost += [
            (function.key, item)
            for item in function.operation.inputs
            if not is_carried(mapping, call, item, scope) or item not in mapping.fields[scope[0]]
        ]
    assert lost == []


def test_a_name_that_yaml_takes_for_something_else_is_quoted():
    assert yaml.safe_load(f"{scalar('on')}: {scalar('no')}") == {"on": "no"}
