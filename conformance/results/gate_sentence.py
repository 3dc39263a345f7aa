"""The answer of a gate in one sentence, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.results.gate_reason import GateReasonModel, GateRequest

_NAMED = 2
"""Reasons that stand in the sentence; the others are counted."""


def sentence_of(asked: GateRequest, blocking: Sequence[GateReasonModel]) -> Bilingual:
    """Return whether the release may be installed, and why (not)."""
    product = asked.result.product
    name = f"{product.name} {product.release}"
    if blocking:
        return _no(name, blocking)
    if asked.result.verdict.state in {"known_taken", "known_only"}:
        return Bilingual(
            ja=f"{name} を導入してよいか: はい。既知の範囲に相違はありません。",
            en=f"May {name} be installed? Yes: no deviation in what is known.",
        )
    if asked.result.verdict.state == "conformant":
        part = asked.result.scope.narrowed
        return Bilingual(
            ja=f"{name} を導入してよいか: はい。"
            + ("試験した範囲で適合です。" if part else "適合です。"),
            en=f"May {name} be installed? Yes: conformant"
            + (" in the scope tested." * part or "."),
        )
    if asked.baseline is None:
        return Bilingual(
            ja=f"{name} を導入してよいか: はい。ただし、承認された期限つきの"
            "例外によるもので、適合ではありません。",
            en=f"May {name} be installed? Yes, under dated exceptions; it is not conformant.",
        )
    before = asked.baseline.product.release
    return Bilingual(
        ja=f"{name} を導入してよいか: はい。{before} の結果より悪くなって"
        "いません。ただし、適合ではありません。",
        en=f"May {name} be installed? Yes: no worse than {before}; it is not conformant.",
    )


def leaking(found: Iterable[GateReasonModel]) -> Iterator[Bilingual]:
    """Yield that a release lets out what must be hidden, where that does not shut the gate."""
    those = [one for one in found if one.name in {"waived_leak", "still_leaking"}]
    if n := sum(len(one.cases) for one in those):
        waived = any(one.name == "waived_leak" for one in those)
        yield Bilingual(
            ja=f"隠すべき情報（支援措置対象者の所在など）が出力に現れます（{n} 件"
            + ("、免除中" * waived)
            + "）。",
            en=f"Outputs show what must be hidden, such as where a protected person is ({n}"
            + (", under a waiver" * waived)
            + ").",
        )


def joined_sentences(*sentences: Bilingual) -> Bilingual:
    """Return sentences one after the other."""
    ja, en = "".join(one.ja for one in sentences), " ".join(one.en for one in sentences)
    return Bilingual(ja=ja, en=en)


def _no(name: str, blocking: Sequence[GateReasonModel]) -> Bilingual:
    shown, more = blocking[:_NAMED], len(blocking[_NAMED:])
    ja = "、".join(one.text.ja for one in shown) + (f"、ほかの理由 {more} 件" if more else "")
    en = "; ".join(one.text.en for one in shown) + (f"; and {more} more" if more else "")
    return Bilingual(
        ja=f"{name} を導入してよいか: いいえ。理由: {ja}。",
        en=f"May {name} be installed? No: {en}.",
    )
