"""The answer of a gate for people and build servers: text, Markdown, annotations of GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.markdown import escaped
from conformance.report.shown import clean, cut
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conformance.results.comparison import ComparedModel
    from conformance.results.gate import GateModel
    from conformance.results.gate_groups import GroupModel
    from conformance.results.gate_reason import GateReasonModel
    from conformance.values.words import Language

LIMIT = 5
"""Causes or cases named of each reason; the number is always exact."""

_LEVELS = {"block": "error", "warn": "warning"}
_SIGNS = {"block": "✗", "warn": "!"}
_TITLE = "conformance gate"
_TEXT = 120
_NEW_LINE = "%0A"  # as the runner writes it


def as_text(found: GateModel, lang: Language) -> str:
    """Return the answer as plain text: the sentence first, then what blocks, then what warns."""
    return "\n".join(_lines(found, lang, clean, "  ")) + "\n"


def as_markdown(found: GateModel, lang: Language) -> str:
    """Return the answer as Markdown, such as for a pull request."""
    sign = "✅" if found.opens else "❌"
    first, *rest = _lines(found, lang, escaped, "- ")
    return "\n".join((f"## {sign} {first}", "", *rest)) + "\n"


def as_annotations(found: GateModel, lang: Language) -> str:
    """Return the reasons as commands to GitHub's runner: an error or a warning each."""
    lines = (_annotation(one, lang) for one in found.reasons)
    return "".join(f"{line}\n" for line in lines)


def _lines(
    found: GateModel, lang: Language, said: Callable[[str], str], item: str
) -> Iterator[str]:
    yield said(_spoken(found.sentence.ja, found.sentence.en, lang))
    for heading, reasons in (
        (Bilingual("止める理由", "What blocks"), found.blocking),
        (Bilingual("知っておくこと", "What to know"), found.warning),
    ):
        if reasons:
            yield ""
            yield f"{heading.spoken(lang)}:"
            yield ""
        for one in reasons:
            yield from _reason(one, lang, said, item)
    yield ""
    yield from _sides(found, lang, said)


def _reason(
    one: GateReasonModel, lang: Language, said: Callable[[str], str], item: str
) -> Iterator[str]:
    text = _spoken(one.text.ja, one.text.en, lang)
    remedy = _spoken(one.remedy.ja, one.remedy.en, lang)
    yield item + said(f"{_SIGNS[one.effect]} {text} → {remedy}")
    inner = " " * len(item) + item
    yield from (inner + said(line) for line in _shown(one, lang))


def _shown(one: GateReasonModel, lang: Language) -> Iterator[str]:
    """Yield a few of the causes behind a reason, or of its cases, and how many more there are."""
    named = [_group(group, lang) for group in one.groups] or list(one.cases)
    yield from named[:LIMIT]
    if len(named) > LIMIT:
        yield f"… +{len(named) - LIMIT}"


def _group(one: GroupModel, lang: Language) -> str:
    text = cut(_spoken(one.text.ja, one.text.en, lang), _TEXT)
    return f"{one.number} × {one.code} {text} ({one.case})"


def _sides(found: GateModel, lang: Language, said: Callable[[str], str]) -> Iterator[str]:
    yield said(_side(Bilingual("結果", "result"), found.result, lang))
    if found.baseline is not None:
        yield ""
        yield said(_side(Bilingual("基準", "baseline"), found.baseline, lang))


def _side(label: Bilingual, one: ComparedModel, lang: Language) -> str:
    line = _spoken(one.line.ja, one.line.en, lang)
    return f"{label.spoken(lang)}: {one.product} {one.release} ({one.vendor}) – {line}"


def _annotation(one: GateReasonModel, lang: Language) -> str:
    text = _spoken(one.text.ja, one.text.en, lang)
    remedy = _spoken(one.remedy.ja, one.remedy.en, lang)
    lines = (f"{text} → {remedy}", *_shown(one, lang))
    message = _NEW_LINE.join(clean(line).replace("%", "%25") for line in lines)
    return f"::{_LEVELS[one.effect]} title={_TITLE}::{message}"


def _spoken(ja: str, en: str, lang: Language) -> str:
    return ja if lang == "ja" else en
