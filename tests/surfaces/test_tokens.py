from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

from conformance.findings import Cause, UntestedError
from conformance.surfaces.tokens import TokenRefusedError, Tokens

NO = Cause("T-TOKEN-REFUSED", "-", "-", "-", "-")


def test_a_token_is_asked_for_once_and_again_when_it_was_forgotten() -> None:
    asked: list[str] = []
    tokens = Tokens(lambda name: asked.append(name) or f"{name}{len(asked)}")  # type: ignore[func-returns-value]  # counts

    assert [tokens.of("a"), tokens.of("a"), tokens.of("b")] == ["a1", "a1", "b2"]
    assert (tokens.forget("a"), tokens.forget("c")) == (True, False)
    assert tokens.of("a") == "a3"


@pytest.mark.parametrize(("status", "asked"), [(401, 1), (403, 2), (503, 3)])
def test_who_was_turned_away_does_not_ask_again_even_when_tokens_are_cleared(
    status: int, asked: int
) -> None:
    count = 0

    def refuse(_name: str) -> str:
        nonlocal count
        count += 1
        raise TokenRefusedError(NO, status)

    tokens = Tokens(refuse)
    for name in ("a", "a", "b"):
        with pytest.raises(UntestedError):
            tokens.of(name)
        tokens.clear()

    assert count == asked


def test_of_many_at_once_one_asks() -> None:
    asked: list[str] = []

    def ask(name: str) -> str:
        sleep(0.02)
        asked.append(name)
        return f"{name}{len(asked)}"

    tokens = Tokens(ask)
    with ThreadPoolExecutor(6) as pool:
        given = set(pool.map(tokens.of, ["a"] * 6))

    assert (given, asked) == ({"a1"}, ["a"])
