"""Articles are told as the law writes them, and stand in its order."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.catalog.models.base import LawReference
from conformance.catalog.provisions import article_order, article_text, is_within, references


@pytest.mark.parametrize(
    ("article", "paragraph", "said"),
    [
        ("9", "1", "第9条第1項"),
        ("36", "3", "第36条第3項"),
        ("9_2", None, "第9条の2"),
        ("21_5_7", "2", "第21条の5の7第2項"),
        ("8の2", None, "第8条の2"),
        ("附則7", None, "附則第7条"),
        ("第20条の4の2", "第6項", "第20条の4の2第6項"),
        ("別表第一", None, "別表第一"),
        (None, None, ""),
    ],
)
def test_an_article_is_told_as_the_law_writes_it(article, paragraph, said):
    assert article_text(LawReference(title="法", article=article, paragraph=paragraph)) == said


def test_articles_stand_in_the_order_of_the_law():
    given = ["附則第7条", "第10条", "第9条の2", "第9条第2項", "第9条"]
    assert sorted(given, key=article_order) == [
        "第9条",
        "第9条の2",
        "第9条第2項",
        "第10条",
        "附則第7条",
    ]


def test_a_paragraph_is_of_its_article_and_a_branch_is_not():
    assert is_within("第9条第1項", "第9条")
    assert is_within("第9条", "第9条")
    assert not is_within("第9条の2", "第9条")
    assert not is_within("第90条", "第9条")


def test_rules_and_events_name_provisions_and_a_form_need_not():
    spec = load("national_health_insurance")
    assert any(one.title for one in references(spec.rules["assessment-cap"]))
    assert any(list(references(event)) for event in spec.events.values())
