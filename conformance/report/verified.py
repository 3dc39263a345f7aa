"""A verified bundle in words: who signed, the verdict, and what it does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.shown import clean, cut
from conformance.report.words import SYMBOLS, VERDICTS
from conformance.values.today import JAPAN
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.trust.verification import OpenModel, VerificationModel
    from conformance.values.words import Language

LIMIT = 5
"""Cases named of each kind; the number is always exact."""
CAUSES = 10
"""Causes told of each verdict and code; all of them stand in the JSON."""
_TEXT = 160
_MORE = Bilingual(
    "    … ほか {causes} の原因（{left} 件）", "    … {causes} more causes ({left} cases)"
)

_HELD = Bilingual(
    "署名・内容・証拠・仕様カタログ・日付は確かめられました。判定は検査ごとの判定から計算し直しました。",
    "signature, content, evidence, catalogue and dates hold; the verdict was worked out again",
)
_NO_LIMIT = Bilingual(
    "全体の判定で、絞込みはありません。", "the whole was judged; nothing was narrowed"
)
_LABELS = {
    "signer": Bilingual("署名", "signed by"),
    "product": Bilingual("製品", "product"),
    "catalogue": Bilingual("仕様", "specifications"),
    "not_tested": Bilingual("試験していない仕様", "specifications not tested"),
    "narrowed": Bilingual("絞込み", "narrowed"),
    "waived": Bilingual("免除", "waived"),
    "other": Bilingual("注意", "note"),
}


def verified_text(found: VerificationModel, lang: Language) -> str:
    """Return what a bundle says; the last line is the verdict."""
    return "\n".join((*_lines(found, lang), clean(found.verdict.line.spoken(lang)))) + "\n"


def _lines(found: VerificationModel, lang: Language) -> Iterator[str]:
    def label(name: str) -> str:
        return _LABELS[name].spoken(lang)

    yield _HELD.spoken(lang)
    signer, one = found.signer, found.product
    at = found.signed_at.astimezone(JAPAN).strftime("%Y-%m-%d %H:%M JST")
    yield f"{label('signer')}: {clean(signer.name)} ({signer.fingerprint[:16]}), {at}"
    who = f"{one.vendor} / {one.name} {one.release} / {one.city_code} {one.city_name}"
    yield f"{label('product')}: {clean(who)}"
    specs = [s for s in found.catalogue if s.domain not in found.not_tested]
    listed = (f"{spec.name.spoken(lang)} {spec.version}" for spec in specs)
    yield f"{label('catalogue')}: {clean(', '.join(listed))}"
    if found.not_tested:
        yield f"{label('not_tested')}: {len(found.not_tested)}"
    for phrase in found.narrowed:
        yield f"{label('narrowed')}: {clean(phrase.spoken(lang))}"
    if not found.narrowed:
        yield _NO_LIMIT.spoken(lang)
    for waiver in found.waivers:
        facts = f"{waiver.of} ({len(waiver.cases)}) → {waiver.expires}"
        why = cut(f"{waiver.reason} / {waiver.risk} / {waiver.approver}", _TEXT)
        yield f"{label('waived')}: {clean(facts)}: {clean(why)}"
    yield from _groups(found.open, lang)
    for note in _notes(found):
        yield f"{label('other')}: {note.spoken(lang)}"


def _groups(every: Sequence[OpenModel], lang: Language) -> Iterator[str]:
    """Yield the causes, of each verdict and code the most frequent; the others are counted."""
    kinds: dict[tuple[str, str | None], list[OpenModel]] = {}
    for one in every:
        kinds.setdefault((one.verdict, one.code), []).append(one)
    for those in kinds.values():
        for group in those[:CAUSES]:
            yield from _group(group, lang)
        if more := those[CAUSES:]:
            left = sum(len(one.cases) for one in more)
            yield _MORE.spoken(lang).format(causes=len(more), left=left)


def _group(group: OpenModel, lang: Language) -> Iterator[str]:
    words = VERDICTS[group.verdict].spoken(lang)
    code = f" {clean(group.code)}" if group.code else ""
    said = "" if group.text is None else f" {cut(clean(group.text.spoken(lang)), _TEXT)}"
    yield f"{SYMBOLS[group.verdict]} {words} {len(group.cases)}{code}{said}"
    yield from (f"    {clean(name)}" for name in group.cases[:LIMIT])
    if len(group.cases) > LIMIT:
        yield f"    … (+{len(group.cases) - LIMIT})"


def _notes(found: VerificationModel) -> Iterator[Bilingual]:
    if found.taken_over:
        yield Bilingual(
            f"{found.taken_over} 件は中断した実行から引き継いだものです。",
            f"{found.taken_over} cases were taken over from an interrupted run",
        )
    if found.sample_package:
        yield Bilingual(
            "試験ツールの見本システムの結果です。製品の結果ではありません。",
            "it is of the sample package that the harness started, of no product",
        )
    if found.mutant is not None:
        yield Bilingual(
            f"不具合 {found.mutant} を埋め込んだ試験です。",
            f"the fault {found.mutant} was seeded into what was tested",
        )
    if not found.cases_known:
        yield Bilingual(
            "草案の仕様を含むため、検査が抜けていないかは確かめられません。",
            "a specification is a draft: whether cases were left out cannot be told",
        )
    if not found.same_harness:
        yield Bilingual(
            f"試験したハーネスの版は {found.harness} で、ここの版と違います。",
            f"it was judged by version {found.harness} of the harness, another than here",
        )
