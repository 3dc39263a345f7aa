"""What a gate has to say of what nobody tested, whichever way it answers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from conformance.results.called import CALLED, NOT_DELIVERED, called
from conformance.results.delivery import narrowed_deliveries
from conformance.results.known import known_said
from conformance.results.scope import scope_said
from conformance.results.specifications import split
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.model import Result

_COUNTED: Final = (
    "untested",
    "needs_review",
    "spec_unclear",
    "harness_error",
    "attested",
    "not_declared",
    NOT_DELIVERED,
)
"""Words for cases of which no test says anything, what weighs most first."""


def not_tested(result: Result, *, doubted: bool = False) -> Bilingual:
    """Return a sentence that counts and names what this result says nothing of.

    Of one that the catalogue here does not bear out nobody says that nothing was left out.
    """
    if not result.cases:
        return Bilingual(ja="何も試験していません。", en="Nothing was tested.")
    found = tuple(_phrases(result))
    if not found and doubted:
        return Bilingual(
            ja="何を試験していないかは、この結果からは分かりません。",
            en="What was left untested cannot be told from this result.",
        )
    if not found:
        return Bilingual(
            ja="カタログの要件に、試験していないものはありません。",
            en="Of what the catalogue asks nothing was left untested.",
        )
    ja, en = "、".join(one.ja for one in found), "; ".join(one.en for one in found)
    return Bilingual(ja=f"試験で確かめていないもの: {ja}。", en=f"Not tested: {en}.")


def _phrases(result: Result) -> Iterator[Bilingual]:
    scope, (judged, _) = result.scope, split(result.catalogue, result.cases)
    if scope.narrowed:
        said = scope_said(scope, result.catalogue)
        yield Bilingual(ja=f"範囲の外（{said.ja}）", en=f"outside the scope ({said.en})")
    counts = Counter(map(called, result.cases))
    for name in _COUNTED:
        if n := counts[name]:
            yield Bilingual(ja=f"{CALLED[name].ja} {n} 件", en=f"{CALLED[name].en} {n}")
    yield from narrowed_deliveries(judged, result.cases)
    yield from known_said(result.catalogue, result.cases)
