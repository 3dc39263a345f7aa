"""Words that few titles have tell which call serves which function; general ones tell nothing."""

from __future__ import annotations

import pytest

from conformance.surfaces.drafting.rarity import RareWords

OURS = [
    "未支払手当請求の処理",
    "認定請求の登録",
    "額改定（増額）認定請求の処理",
    "支払口座の管理",
    "審査の管理",
]
THEIRS = [
    "未支払児童手当請求を受け付ける",
    "額改定請求を受け付ける",
    "振込口座の変更届を入れる",
    "審査の結果を入れる",
]
WORDS = RareWords.among(OURS, THEIRS)


def best(told: str) -> str:
    return max(OURS, key=lambda title: WORDS.likeness(told, title))


@pytest.mark.parametrize(
    ("told", "title"),
    [(THEIRS[0], OURS[0]), (THEIRS[2], OURS[3])],
)
def test_a_word_that_both_alone_have_tells_them(told, title):
    assert best(told) == title
    assert WORDS.likeness(told, title) > 0.4


def test_a_part_that_is_no_word_and_a_general_word_tell_nothing():
    assert WORDS.likeness("額改定請求を受け付ける", "認定請求の登録") == 0.0
    assert WORDS.likeness("審査の結果を入れる", "審査の管理") == 0.0


def test_a_word_that_many_have_tells_little():
    many = RareWords.among(
        ["差止の管理", "差止の解除", "差止の通知"], ["差止を起案する", "差止を解く"]
    )
    assert many.likeness("差止を起案する", "差止の管理") < 0.2


def test_no_word_alone_makes_sure():
    assert (
        RareWords.among(["振込不能の管理"], ["振込不能を登録する"]).likeness(
            "振込不能を登録する", "振込不能の管理"
        )
        < 0.8
    )
