"""Problems speak both languages, and every code used has its sentences."""

import re
from pathlib import Path

import pytest

from conformance.values.problem import messages, problem
from conformance.values.words import Bilingual

ROOM = Path(__file__).parents[2] / "conformance" / "values"
USED = {
    code
    for source in ROOM.rglob("*.py")
    if source.name != "problem.py"
    for code in re.findall(r'"(V-[A-Z0-9-]+)"', source.read_text(encoding="utf-8"))
}


def test_every_code_used_has_sentences_and_every_sentence_is_used() -> None:
    assert set(messages()) == USED


@pytest.mark.parametrize("code", sorted(USED))
def test_both_languages_fill_the_same_places(code: str) -> None:
    message = messages()[code]
    for words in (message.expected, message.found, message.remedy):
        places = [set(re.findall(r"\{(\w+)\}", text)) for text in (words.ja, words.en)]
        assert places[0] == places[1]
        assert words.ja != words.en or words.ja == "{value}"


def test_a_problem_is_one_line_in_either_language() -> None:
    found = problem("V-LEN", "あいう", limit=2, length=3)
    assert found.line("ja") == (
        "V-LEN 期待: 2文字以内 / 実際: 3文字の「あいう」 / "
        "対処: 桁数（バイト数ではなく文字数の上限）に収めてください"
    )
    assert found.line("en").startswith("V-LEN expected: at most 2 characters / found: 3 characters")


def test_a_masked_problem_shows_the_shape_only() -> None:
    found = problem("V-LEN", "佐藤", limit=1, length=2).masked()
    assert "佐藤" not in repr(found)
    assert "「漢漢」" in found.line()


def test_braces_in_a_value_are_no_places() -> None:
    assert "「{value}{0}」" in problem("V-9-FORM", "{value}{0}").line()


def test_bilingual_facts_stay_bilingual() -> None:
    filled = Bilingual("{name}の", "of {name}").filled({"name": Bilingual("番号", "number")})
    assert filled == Bilingual("番号の", "of number")
