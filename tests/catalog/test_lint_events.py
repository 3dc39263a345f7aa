"""An event that names what its specification does not have is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.catalog.lint_events import event_messages
from conformance.catalog.load import load


def _with(**changes):
    spec = load("resident_register")
    event = spec.events["death"].model_copy(update=changes)
    return replace(spec, events={"death": event})


def test_the_events_of_the_catalogue_name_what_there_is():
    assert list(event_messages(load("resident_register"))) == []


@pytest.mark.parametrize("part", ["subject", "effects", "afterwards"])
def test_a_name_that_is_none_is_told(part):
    death = load("resident_register").events["death"]
    wrong = {
        "subject": "nobody",
        "effects": (death.effects[0].model_copy(update={"role": "nobody"}),),
        "afterwards": death.afterwards.model_copy(
            update={"issue": (death.afterwards.issue[0].model_copy(update={"form": "none"}),)}
        ),
    }
    assert len(list(event_messages(_with(**{part: wrong[part]})))) == 1


def test_an_item_that_the_form_does_not_have_is_told():
    spec = load("child_allowance")
    event = spec.events["amount-decrease"]
    issued = event.afterwards.issue[0].model_copy(update={"prints": {"none": "1"}})
    after = event.afterwards.model_copy(update={"issue": (issued,)})
    wrong = replace(spec, events={event.key: event.model_copy(update={"afterwards": after})})
    assert len(list(event_messages(wrong))) == 1


@pytest.mark.parametrize("part", ["rows", "beside"])
@pytest.mark.parametrize("stated", [{"nobody": {}}, {"person": {"none": "1"}}])
def test_what_stands_when_an_event_is_refused_is_of_its_roles(part, stated):
    refused = load("resident_register").events["death"].refuses[0]
    wrong = refused.model_copy(update={"rows": {}, "beside": {}, part: stated})
    assert len(list(event_messages(_with(refuses=(wrong,))))) == 1


def test_a_constant_that_is_no_code_of_its_item_is_told():
    spec = load("resident_register")
    death = spec.events["death"]
    group = spec.records["japanese_residents"]
    coded = next(i for i in group.items if i.code_list and not spec.codes[i.code_list].open_values)
    number = next(n for n, one in enumerate(death.effects) if one.kind == "close")
    effects = list(death.effects)
    effects[number] = effects[number].model_copy(update={"marks": {coded.key: "no-code"}})
    assert len(list(event_messages(_with(effects=tuple(effects))))) == 1
