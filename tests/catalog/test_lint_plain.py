"""What an entry says alone: empty words, bounds the wrong way round, a head elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conformance.catalog.lint_plain import plain_messages
from conformance.catalog.load import domains, load

SPEC = load("seal_registration")


def told(spec):
    return [one.text("en") for one in plain_messages(spec)]


def changed(kind, key, **facts):
    entries = getattr(SPEC, kind)
    return replace(SPEC, **{kind: {**entries, key: entries[key].model_copy(update=facts)}})


@pytest.mark.parametrize("domain", domains())
def test_the_bundled_entries_are_sound(domain):
    assert told(load(domain)) == []


@pytest.mark.parametrize("name", ["summary", "source", "title_ja"])
def test_an_entry_without_words_is_told(name):
    key = next(iter(SPEC.functions))
    assert any(
        f"{name} says nothing" in one for one in told(changed("functions", key, **{name: " "}))
    )


@pytest.mark.parametrize(
    ("facts", "said"),
    [({"max_len": 0}, "has no length"), ({"min": 2, "max": 1}, "the least is above the most")],
)
def test_bounds_that_nothing_meets_are_told(facts, said):
    key, group = next(iter(SPEC.records.items()))
    items = (group.items[0].model_copy(update=facts), *group.items[1:])
    assert any(said in one for one in told(changed("records", key, items=items)))


def test_a_rule_rests_on_something():
    key = next(iter(SPEC.rules))
    wrong = changed("rules", key, law=" ", law_references=())
    assert any("rests on" in one for one in told(wrong))


def test_a_head_is_of_its_folder():
    moved = replace(SPEC, directory=Path("/elsewhere/seal_registration/9.9"))
    assert any("version" in one for one in told(moved))
