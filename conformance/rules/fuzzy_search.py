"""Whether a reading is found by the fuzzy search of names (あいまい検索).

Source: 住民記録システム標準仕様書 第1.0版 2.1.2; other registers of people search in the same way.
"""

from typing import Literal

from conformance.rules.core import OutOfScopeError, Why, value
from conformance.rules.kana_fuzzy import both_ways, given_part


@value
class Given:
    """What is searched for, the stored reading (surname, space, given name), and how."""

    query: str
    stored: str
    mode: Literal["exact", "partial"]
    target: Literal["full", "given"]


@value
class Output:
    """Whether the stored reading is found."""

    match: bool


def decide(given: Given, why: Why, law: str) -> Output:
    """Return whether query and stored reading agree once both are made coarse in the same way.

    Both are taken with ヂ・ヅ as ジ・ズ, then with ヂ・ヅ as チ・ツ; one agreement suffices. Out of
    scope: a query of marks and spaces only, and a search by given name of a reading without space.
    """
    queries, stored = both_ways(given.query), both_ways(_target(given))
    if not queries[0]:
        msg = f"query: expected at least one kana, found {given.query!r}"
        raise OutOfScopeError(msg)
    why(
        f"検索する読みを{_shown(queries)}、比べる読みを{_shown(stored)}に直す"
        "（ヂ・ヅをジ・ズとみなす場合とチ・ツとみなす場合）。",
        f"The query becomes {_shown(queries)}, the stored reading {_shown(stored)} "
        "(ヂ・ヅ taken as ジ・ズ, and as チ・ツ).",
        law=law,
    )
    match = any(
        query in found if given.mode == "partial" else query == found
        for query, found in zip(queries, stored, strict=True)
    )
    mode = ("部分一致", "in part") if given.mode == "partial" else ("完全一致", "exactly")
    why(
        f"{mode[0]}で{'当たる' if match else '当たらない'}。",
        f"It {'matches' if match else 'does not match'} {mode[1]}.",
        law=law,
    )
    return Output(match)


def _target(given: Given) -> str:
    if given.target == "full":
        return given.stored
    found = given_part(given.stored)
    if found is None:
        msg = f"stored: expected a surname, a space and a given name, found {given.stored!r}"
        raise OutOfScopeError(msg)
    return found


def _shown(ways: tuple[str, str]) -> str:
    return "・".join(dict.fromkeys(ways))
