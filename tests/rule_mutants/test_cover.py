"""Few facts are kept: the one that tells the most is taken first, and nothing is left untold."""

from hypothesis import given
from hypothesis import strategies as st

from conformance.rule_mutants.cover import few

TOLD = st.dictionaries(st.integers(0, 20), st.frozensets(st.integers(0, 9)), max_size=12)


def test_one_fact_that_tells_all_is_enough() -> None:
    assert few({0: {1, 5}, 1: {2, 5}, 2: {5}}) == {0: 5, 1: 5, 2: 5}


def test_what_nothing_tells_has_no_fact() -> None:
    assert few({0: set(), 1: {3}}) == {1: 3}


@given(TOLD)
def test_each_thing_gets_a_fact_that_tells_it(told: dict[int, frozenset[int]]) -> None:
    chosen = few(told)

    assert chosen.keys() == {thing for thing, facts in told.items() if facts}
    assert all(fact in told[thing] for thing, fact in chosen.items())
