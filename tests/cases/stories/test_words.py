"""Inputs of rules have keys only; a story calls them by Japanese words as far as all are known."""

from __future__ import annotations

import pytest

from conformance.cases.stories.said import item_of
from conformance.cases.stories.words import input_named, japanese
from conformance.catalog.load import domains, load


@pytest.mark.parametrize(
    ("key", "ja"),
    [
        ("closed_dates", "閉庁日"),
        ("child_birth_date", "児童生年月日"),
        ("move_out", "転出"),
        ("planned_move_out", "転出予定日"),
        ("has_spouse", "配偶者の有無"),
        ("from", "始期"),
        ("due_date", "期限"),
        ("due_amount", "月割り額"),
        ("extended_due_date", "延長後の期限"),
        ("first_due_date", "最初の納期限"),
        ("no_such_words", None),
        ("child_no_such", None),
        ("has_no_such_words", None),
        ("", None),
    ],
)
def test_a_key_is_said_by_its_longest_known_parts_or_not_at_all(key: str, ja: str | None) -> None:
    assert japanese(key) == ja


def test_nearly_every_input_of_a_rule_has_a_japanese_name() -> None:
    inputs = [
        (spec, key)
        for spec in map(load, domains())
        for rule in spec.rules.values()
        for key in rule.inputs
    ]
    unnamed = [key for spec, key in inputs if not (item_of(spec, key) or input_named(key))]
    assert len(unnamed) / len(inputs) < 0.01, unnamed
