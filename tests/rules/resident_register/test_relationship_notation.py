from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Parameters, Why
from conformance.rules.resident_register.relationship_notation import (
    Given,
    Output,
    relationship_notation,
)

WORDS = (
    "夫",
    "妻",
    "夫（未届）",
    "妻（未届）",
    "子",
    "子（子の夫）",
    "子（子の妻）",
    "父",
    "母",
    "兄",
    "姉",
    "弟",
    "妹",
)
CHAINS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(tuple)
INVALID = Output(valid=False, notation=None)


def written(*elements: str, unproved: bool = False) -> Output:
    return relationship_notation(Given("relative", elements, unproved), Parameters(), Why())


@given(CHAINS)
def test_a_chain_is_joined_up_to_four_and_an_acquaintance_beyond(chain: tuple[str, ...]) -> None:
    expected = "の".join(chain) if len(chain) <= 4 else "縁故者"

    assert written(*chain) == Output(valid=True, notation=expected)


@given(CHAINS)
def test_a_chain_without_proof_is_an_acquaintance(chain: tuple[str, ...]) -> None:
    assert written(*chain, unproved=True) == Output(valid=True, notation="縁故者")


@given(
    CHAINS, st.sampled_from(["祖父", "孫", "世帯主", "同居人", "妻(未届)", ""]), st.integers(0, 8)
)
def test_one_other_word_makes_any_chain_invalid(
    chain: tuple[str, ...], other: str, place: int
) -> None:
    spoilt = (*chain[:place], other, *chain[place:])

    assert written(*spoilt) == INVALID
    assert written(*spoilt, unproved=True) == INVALID


def test_an_empty_chain_is_invalid_whatever_the_proof() -> None:
    assert written() == INVALID
    assert written(unproved=True) == INVALID


@pytest.mark.parametrize(
    ("kind", "notation"),
    [("head", "世帯主"), ("cohabitant", "同居人"), ("acquaintance", "縁故者")],
)
def test_fixed_words_depend_on_neither_chain_nor_proof(
    kind: Literal["head", "cohabitant", "acquaintance"], notation: str
) -> None:
    found = relationship_notation(Given(kind, ("祖父",), True), Parameters(), Why())  # noqa: FBT003 - the third input of the rule

    assert found == Output(valid=True, notation=notation)
