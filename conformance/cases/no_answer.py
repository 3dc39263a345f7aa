"""Why a rule gives no answer for facts, as people read it, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from conformance.contract.oracles import GivenError, OutOfScopeError
from conformance.values.refusals import found_in_words, refusal_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class NoAnswer(NamedTuple):
    """A sentence without its full stop, in each language."""

    ja: str
    en: str


def no_answer(error: Exception) -> NoAnswer:
    """Return what an error of a rule says; of facts in another form, without words of a library.

    What a rule does not decide it says in English; it stands in brackets in Japanese.
    """
    cause = error.__cause__
    if isinstance(error, GivenError) and isinstance(cause, ValidationError):
        return _of_form(cause.errors(include_url=False)[0])
    if isinstance(error, OutOfScopeError):
        return NoAnswer(f"規則が判断する範囲の外です（{error}）", str(error))
    return NoAnswer(f"規則が想定していない入力です（{error}）", str(error))


def _of_form(detail: ErrorDetails) -> NoAnswer:
    at = ".".join(map(str, detail["loc"])) or "(given)"
    if detail["type"] == "missing":
        return NoAnswer(f"入力 {at} がありません", f"input {at} is missing")
    wanted, (found_ja, found_en) = refusal_of(detail), found_in_words(detail["input"])
    return NoAnswer(
        f"入力 {at}: 期待は{wanted.ja}、実際は {found_ja}",
        f"input {at}: expected {wanted.en}, found {found_en}",
    )
