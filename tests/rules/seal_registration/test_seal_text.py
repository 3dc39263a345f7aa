from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Parameters, Why
from conformance.rules.errors import OutOfScopeError
from conformance.rules.seal_registration import erase_on_name_change as change_rule
from conformance.rules.seal_registration.seal_text_acceptable import (
    Given,
    Output,
    seal_text_acceptable,
)

WORDS = st.text("山川田野中", min_size=1, max_size=3)
JAPANESE = Given(
    seal_text="",
    resident_kind="1",
    name="鬼島 太郎",
    name_kanji=None,
    old_surname="山田",
    alias_name=None,
    kana_name=None,
    kanji_sphere=True,
    allow_partial=False,
)
FOREIGN = replace(
    JAPANESE,
    resident_kind="2",
    name="CHIKUSEI PATRICIA MARIE",
    old_surname=None,
    alias_name="筑西 マリー",
    kana_name="チクセイ パトリシア マリー",
    kanji_sphere=False,
)


def judge(facts: Given, seal: str, *, partial: bool = False) -> Output:
    made = replace(facts, seal_text=seal, allow_partial=partial)
    return seal_text_acceptable(made, Parameters(), Why())


@pytest.mark.parametrize(
    ("seal", "basis"),
    [
        ("太郎", "name"),
        ("山田", "old_surname"),
        ("山田太郎", "old_surname"),
        ("山田太郎之印", "old_surname"),
        ("鬼島 太郎 章", "name"),
        ("山田印", "none"),  # a suffix needs a whole name
        ("太郎鬼島", "none"),  # the order counts
        ("印", "none"),
        ("", "none"),
    ],
)
def test_a_japanese_resident_may_use_name_or_former_surname(seal: str, basis: str) -> None:
    assert judge(JAPANESE, seal).basis == basis


@pytest.mark.parametrize(
    ("seal", "basis"),
    [
        ("CHIKUSEIMARIE", "name"),
        ("マリー", "alias"),  # the alias comes before katakana
        ("パトリシア", "kana"),
        ("筑西マリー", "alias"),
        ("筑西 マリー之印", "alias"),
        ("筑マ", "alias"),  # 亘理町印鑑条例第3条第2項第1号: 通称の一部を組み合わせたもの
        ("筑紫", "none"),
    ],
)
def test_a_foreign_resident_may_use_name_alias_or_katakana(seal: str, basis: str) -> None:
    assert judge(FOREIGN, seal, partial=True).basis == basis


def test_a_former_surname_of_a_foreign_resident_and_an_alias_of_a_japanese_do_not_count() -> None:
    assert not judge(replace(FOREIGN, old_surname="山田"), "山田").acceptable
    assert not judge(replace(JAPANESE, alias_name="筑西"), "筑西").acceptable


def test_beginnings_need_two_words_and_their_order() -> None:
    assert judge(JAPANESE, "鬼太郎", partial=True).basis == "name"
    assert judge(JAPANESE, "山太", partial=True).basis == "old_surname"
    assert not judge(JAPANESE, "鬼山", partial=True).acceptable


@pytest.mark.parametrize("seal", ["鬼", "島郎", "太鬼", "田太"])
def test_parts_taken_otherwise_are_not_judged_where_parts_are_accepted(seal: str) -> None:
    assert judge(JAPANESE, seal) == Output(acceptable=False, basis="none")
    with pytest.raises(OutOfScopeError):
        judge(JAPANESE, seal, partial=True)


@given(words=st.lists(WORDS, min_size=1, max_size=5), data=st.data())
def test_any_words_of_the_name_in_their_order_are_accepted(
    words: list[str], data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.integers(0, len(words) - 1), min_size=1))
    seal = "".join(words[n] for n in sorted(kept))

    assert judge(replace(JAPANESE, name=" ".join(words)), seal) == Output(True, "name")  # noqa: FBT003 - reads as acceptable


@given(seal=st.text("鬼島太郎山田花印", max_size=6), partial=st.booleans())
def test_a_registration_is_erased_exactly_when_the_new_record_would_refuse_its_seal(
    seal: str, *, partial: bool
) -> None:
    try:
        judged = judge(JAPANESE, seal, partial=partial)
    except OutOfScopeError:
        return
    after = change_rule.Given(
        seal, "1", "鬼島 太郎", None, "山田", None, None, kanji_sphere=True, allow_partial=partial
    )
    made = change_rule.erase_on_name_change(after, Parameters(), Why())

    assert (made.erase, made.notice) == (not judged.acceptable, not judged.acceptable)
    assert made.basis_after == judged.basis


@given(seal=st.text("鬼島太郎山田花", max_size=6))
def test_allowing_beginnings_never_refuses_what_was_accepted(seal: str) -> None:
    strict = judge(JAPANESE, seal)

    # What is refused may be out of scope where parts are accepted.
    assert not strict.acceptable or judge(JAPANESE, seal, partial=True) == strict
