"""How a choice of readings changes a specification."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformance.catalog.lint_questions import question_messages
from conformance.catalog.load import domains, load
from conformance.catalog.models.questions import Question
from conformance.catalog.switches import (
    as_read,
    reading,
    rule_parameters,
    switched,
    switches,
    unknown_choices,
)

HOUSE = Path(__file__).parents[2] / "conformance"
ROOMS = ("cases", "worlds", "checks", "planning")


def test_nothing_chosen_leaves_the_specification_as_it_is() -> None:
    spec = load("resident_register")
    assert switched(spec, {}) is spec
    assert rule_parameters(spec, "event-cancellation") == ()


def test_a_reading_is_stated_for_all_days() -> None:
    spec = switched(load("resident_register"), {"address_of_removed": "emptied"})
    assert rule_parameters(spec, "event-cancellation") == ({"address_of_removed": "emptied"},)
    assert reading(spec, "address_of_removed") == "emptied"
    assert reading(load("resident_register"), "address_of_removed") == "kept"


def test_a_fixed_input_takes_the_place_of_the_one_given_but_never_of_null() -> None:
    spec = switched(load("seal_registration"), {"age_counting": "day_before"})
    rule = "registrant-eligibility"
    assert as_read(spec, rule, {"age_counting": "birthday"}) == {"age_counting": "day_before"}
    assert as_read(spec, rule, {}) == {"age_counting": "day_before"}
    assert as_read(spec, rule, {"age_counting": None}) == {"age_counting": None}


def test_an_item_takes_the_length_and_the_name_that_is_read() -> None:
    chosen = {"town_name_max_length": "120", "own_system_id_field": "to"}
    group = switched(load("common_functions"), chosen).records["juto_atena_basic"]
    assert group.item("jusho_choaza").max_len == 120
    assert group.item("dokujishisakushisutemunadoid").romaji == "dokujishisakushisutemutoid"
    assert load("common_functions").records["juto_atena_basic"].item("jusho_choaza").max_len == 18


def test_an_unknown_choice_is_named_with_what_there_is() -> None:
    spec = load("seal_registration")
    found = {c.switch: c for c in unknown_choices(spec, {"no": "x", "katakana": "sometimes"})}
    assert found["no"].option is None
    assert "katakana" in found["no"].known
    assert found["katakana"].known == ("seal", "always")
    with pytest.raises(ValueError, match="katakana"):
        switched(spec, {"katakana": "sometimes"})


def test_every_question_has_a_switch_or_says_why_not() -> None:
    for domain in domains():
        spec = load(domain)
        assert not list(question_messages(spec)), domain
        for question in spec.questions.values():
            assert (question.switch is None) != (question.no_switch is None), question.key


def test_every_switch_acts_on_a_rule_an_item_or_a_check() -> None:
    sources = [path for room in ROOMS for path in (HOUSE / room).rglob("*.py")]
    checks = "".join(path.read_text(encoding="utf-8") for path in sources)
    for domain in domains():
        for switch, question in switches(load(domain)).items():
            sets = any(r.sets for r in question.readings.values())
            assert sets or f'"{switch}"' in checks, f"{domain}: {switch} changes nothing"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"no_switch": "given"}, "one of switch and no_switch"),
        ({"default": "never"}, "no default"),
        ({"about": ("seal_registration/rule/no-such",)}, "there is no"),
        (
            {
                "readings": {
                    "seal": {"ja": "印", "en": "seal"},
                    "always": {
                        "ja": "常",
                        "en": "always",
                        "sets": ({"rule": "certificate-name-items", "input": "no", "value": 1},),
                    },
                }
            },
            "does not exist",
        ),
    ],
)
def test_a_question_that_reaches_nothing_is_told(changes: dict[str, object], told: str) -> None:
    from dataclasses import replace

    spec = load("seal_registration")
    question = switches(spec)["katakana"]
    wrong = Question.model_validate({**question.model_dump(), **changes})
    (message,) = question_messages(replace(spec, questions={wrong.key: wrong}))
    assert message.code == "CAT025"
    assert told in message.en
