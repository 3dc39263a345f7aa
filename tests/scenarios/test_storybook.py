"""The stories as data."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import conformance.scenarios as room
from conformance.catalog.load import load
from conformance.contract.run import effect_of
from conformance.scenarios.storybook import stories

WANTED = {
    *("brazilian-child-alias", "fled-mother", "couple-moves-out-31-march", "twins"),
    *("born-29-february-turns-75", "same-day-out-and-in", "naturalisation"),
    *("unknown-birth-date", "long-name-with-ivs"),
}
BOOK = {story.key: story for story in stories()}


def test_there_are_at_least_twenty_stories_and_no_two_of_one_key():
    assert len(BOOK) == len(stories()) >= 20
    assert BOOK.keys() >= WANTED


@pytest.mark.parametrize("story", stories(), ids=lambda s: s.key)
def test_a_story_says_what_why_and_where_it_is_written(story):
    for text in (story.title_ja, story.title_en, story.why_ja, story.why_en, story.source):
        assert text.strip()
    assert story.title_en.isascii()
    assert all(event.ja.strip() and event.en.isascii() for event in story.events)


@pytest.mark.parametrize("story", stories(), ids=lambda s: s.key)
def test_a_story_is_told_in_words_of_the_catalogue(story):
    for row in story.rows:
        items = {item.key for item in load(row.domain).records[row.group].items}
        assert row.values.keys() <= items
    for event in story.events:
        operation = load(event.domain).functions[event.function].operation
        assert effect_of(operation)
        assert event.inputs.keys() <= set(getattr(operation, "inputs", ()))


@pytest.mark.parametrize("story", stories(), ids=lambda s: s.key)
def test_a_story_refers_only_to_what_it_has_named_before(story):
    named = [row.name for row in story.rows]
    for event in story.events:
        values = [v for v in event.inputs.values() if isinstance(v, str) and v.startswith("@")]
        assert {value[1:].partition(".")[0] for value in values} <= set(named)
        assert event.about in {None, *named}
        named.append(event.name)


def test_the_outcome_is_worked_out_without_the_sample_package():
    for path in Path(room.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        named = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        assert not any(name.startswith("conformance.reference") for name in named), path.name
