"""When, by what, for whom and against what a result was made: the head of every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.shown import clean
from conformance.report.words import CITY_TYPES, SURFACES, word
from conformance.results.computed import MADE, judged_on
from conformance.results.unreasoned import unreasoned_said
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.results.computed import ComputedModel
    from conformance.results.model import Result
    from conformance.results.run import SurfaceKind, TriedSurfaceModel

_ENTRIES = 20  # that a head can show
Fact = tuple[Bilingual, Bilingual]

SAMPLE = Bilingual(
    "試験したのは、ハーネスに同梱され、ハーネスが起動した見本システムです",
    "what was tested is the sample package that comes with the harness and was started by it",
)
_KINDS: Mapping[SurfaceKind, Bilingual] = {
    "interface": Bilingual("適合試験インターフェース", "conformance test interface"),
    "mapping": Bilingual("製品のAPI（対応付け）", "the product's own API, mapped"),
    "command": Bilingual("コマンド", "a command"),
    "sample_package": Bilingual("同梱の見本システム", "the bundled sample package"),
    "directory": Bilingual("ディレクトリ", "a directory"),
}


def facts(result: Result) -> tuple[Fact, ...]:
    """Return what a reader has to know first, each with its label."""
    return tuple(_facts(result))


def warnings(result: Result) -> tuple[Bilingual, ...]:
    """Return what nobody may overlook: it was the sample package, and a fault was put into it."""
    found = (SAMPLE,) if result.run.of_sample_package else ()
    if result.invocation.mutant is None:
        return found
    name = clean(result.invocation.mutant)
    fault = Bilingual(
        f"見本システムに不具合を埋め込んで試験しました: {name}",
        f"a fault was seeded into the sample package: {name}",
    )
    return (*found, fault)


def _facts(result: Result) -> Iterator[Fact]:
    run, product, versions = result.run, result.product, result.invocation.versions
    began, ended = run.started_at.isoformat(" "), run.finished_at.isoformat(" ")
    yield Bilingual("実施日時", "tested"), _same(f"{began} – {ended}")
    name = f"{clean(product.city_name)} ({clean(product.city_code)})"
    kind = word(CITY_TYPES, product.city_type)
    yield (
        Bilingual("団体", "municipality"),
        Bilingual(f"{name} {kind.ja}", f"{name} {kind.en}"),
    )
    for tried in run.surfaces:
        yield Bilingual("試験の相手", "tested against"), _tried(tried)
    yield (
        Bilingual("ハーネス", "harness"),
        _same(
            clean(
                f"conformance {versions.harness}, Python {versions.python},"
                f" Hypothesis {versions.hypothesis}"
            )
        ),
    )
    yield from _made_of_answers(result)
    if (silent := unreasoned_said(result.cases)) is not None:
        yield Bilingual("理由のない拒否", "refusals without a reason"), silent


def _made_of_answers(result: Result) -> Iterator[Fact]:
    """Yield the entries of the profile that make something of answers; of many, the first."""
    label, entries = Bilingual("対応づけの計算・選択", "made of answers"), result.computed or ()
    for entry in entries[:_ENTRIES]:
        yield label, _made(entry, judged_on(result.cases, entry.place))
    if (more := len(entries) - _ENTRIES) > 0:
        yield (
            label,
            Bilingual(
                f"ほか {more} 箇所（result.json の computed）",
                f"{more} more: computed of result.json",
            ),
        )


def _made(entry: ComputedModel, count: int) -> Bilingual:
    """Return an entry of the profile that makes something of answers, and what rests on it."""
    kind, where = MADE[entry.made], clean(f"{entry.place} ({entry.line})")
    text = clean(f"{entry.item}: {entry.expression}" if entry.item else entry.expression)
    return Bilingual(
        f"{kind.ja} {where} {text}（検査 {count} 件）", f"{kind.en} {where} {text} ({count} cases)"
    )


def _tried(tried: TriedSurfaceModel) -> Bilingual:
    surface, kind = word(SURFACES, tried.surface), _KINDS[tried.kind]
    address = "" if tried.address is None else f" {clean(tried.address)}"
    return Bilingual(f"{surface.ja}: {kind.ja}{address}", f"{surface.en}: {kind.en}{address}")


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)
