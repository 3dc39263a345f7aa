"""Words, readings, likeness, and the choice among scored pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.surfaces.drafting.assign import DOUBTFUL, assign
from conformance.surfaces.drafting.similarity import either, name_likeness, text_likeness
from conformance.surfaces.drafting.topics import thing, topic
from conformance.surfaces.drafting.words import parts, readings, spelt, unread


def test_an_identifier_is_split_at_capitals_digits_and_signs() -> None:
    assert parts("atenaNo2_HTTPCode-x") == ("atena", "no", "2", "http", "code", "x")


@pytest.mark.parametrize(("one", "other"), [("shimeiKana", "SIMEI_KANA"), ("juusho", "jusho")])
def test_ways_to_spell_japanese_are_one(one: str, other: str) -> None:
    assert spelt(one) == spelt(other)


@pytest.mark.parametrize(
    ("identifier", "key", "name_ja"),
    [
        ("atenaNo", "atena_number", "宛名番号"),
        ("seinengappi", "birth_date", "生年月日"),
        ("dateOfBirth", "birth_date", "生年月日"),
        ("shikyuKaishiYm", "start_month", "支給開始年月"),
        ("setainushiAtenaNo", "head_atena", "世帯主宛名番号"),
    ],
)
def test_a_name_is_known_in_romaji_and_in_english(identifier: str, key: str, name_ja: str) -> None:
    assert name_likeness(identifier, key, name_ja) == 1.0


def test_another_name_is_not() -> None:
    assert name_likeness("jusho", "birth_date", "生年月日") < 0.3


def test_a_note_in_brackets_tells_apart_what_is_else_the_same() -> None:
    assert text_likeness("対象月（自）", "対象月（自）") > text_likeness(
        "対象月（自）", "対象月（至）"
    )
    assert text_likeness("氏名（全角）", "氏名") == 1.0


def test_nearly_all_names_of_the_catalogue_can_be_read() -> None:
    for domain in ("child_allowance", "resident_register"):
        names = {i.name_ja for g in load(domain).records.values() for i in g.items}
        assert len(unread(names)) <= 0.02 * len(names), unread(names)
    assert readings("宛名番号")[0] == "atenano"


def test_a_topic_is_a_title_without_its_deeds() -> None:
    assert topic("支払口座の登録") == topic("支払口座の管理") == "支払口座"
    assert thing("registJukyusha") == "jukyusha"


PAIRS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz"), st.floats(0, 1)), max_size=16
)


@given(PAIRS)
def test_a_choice_is_one_to_one_and_never_below_doubt(pairs) -> None:
    chosen = assign(pairs)
    assert len({m.left for m in chosen}) == len({m.right for m in chosen}) == len(chosen)
    assert all(m.score >= DOUBTFUL for m in chosen)
    assert assign(pairs) == chosen


def test_a_rival_as_good_makes_a_match_doubtful() -> None:
    (match,) = assign([("a", "x", 0.95), ("a", "y", 0.93)])
    assert (match.right, match.sure) == ("x", False)
    assert match.others == (("y", 0.93),)


def test_hints_together_are_surer_than_each_alone() -> None:
    assert either(0.5, 0.5) == 0.75
    assert either() == 0.0
