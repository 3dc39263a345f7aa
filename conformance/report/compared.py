"""A comparison of two results for people: at the terminal and in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.markdown import escaped
from conformance.report.shown import clean, cut
from conformance.report.words import VERDICTS, word
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from conformance.results.comparison import ChangeModel, ComparisonModel, Kind
    from conformance.values.words import Language

LIMIT = 10
"""Cases named of each kind; the number is always exact."""

_TEXT = 100

KINDS: Mapping[Kind, Bilingual] = {
    "newly_failing": Bilingual("新たな不合格", "newly failing"),
    "failing_otherwise": Bilingual("別の理由での不合格", "failing for another reason"),
    "no_longer_tested": Bilingual("試験されなくなったもの", "no longer tested"),
    "newly_unconfirmed": Bilingual("裏付けのない期待との新たな相違", "newly unconfirmed"),
    "newly_announced": Bilingual(
        "予告された要件との新たな相違", "newly deviating from what is announced"
    ),
    "newly_answered": Bilingual("文書を示して新たに答えられた相違", "newly answered by a document"),
    "newly_open": Bilingual("新たに判定できないもの", "newly without a judgement"),
    "other_evidence": Bilingual("申告の証拠が変わったもの", "other evidence for a statement"),
    "repaired": Bilingual("直ったもの", "repaired"),
    "newly_tested": Bilingual("新たに合格したもの", "newly passing"),
    "no_longer_applies": Bilingual("対象外・宣言なしになったもの", "no longer applies or declared"),
    "still_failing": Bilingual("続く不合格", "still failing"),
    "still_unconfirmed": Bilingual("裏付けのない期待との続く相違", "still unconfirmed"),
    "still_open": Bilingual("引き続き判定できないもの", "still without a judgement"),
}
"""What became of a case, the worse first."""

_NONE = Bilingual("なし", "none")
_SAME = Bilingual("違いはありません。", "nothing differs.")
_REQUIRED = Bilingual("新たに実装必須になったもの", "newly required")


def as_text(found: ComparisonModel, lang: Language) -> str:
    """Return the comparison as plain text, the worse first."""
    return "\n".join(_lines(found, lang, clean, "  ")) + "\n"


def as_markdown(found: ComparisonModel, lang: Language) -> str:
    """Return the comparison as Markdown, such as for a pull request."""
    return "\n".join(_lines(found, lang, escaped, "- ", "## ")) + "\n"


def _lines(
    found: ComparisonModel,
    lang: Language,
    said: Callable[[str], str],
    item: str,
    head: str = "",
) -> Iterator[str]:
    wrap = "  " if head else ""  # Markdown ends a line so
    for name, one in (("A", found.before), ("B", found.after)):
        line = one.line.spoken(lang)
        yield said(f"{name}: {one.product} {one.release} ({one.vendor})") + wrap
        yield said(f"   {line}") + wrap
    yield ""
    if found.circumstances:
        yield head + Bilingual("前提の違い", "not the same").spoken(lang)
        for differs in found.circumstances:
            label = differs.label.spoken(lang)
            none = _NONE.spoken(lang)
            yield item + said(f"{label}: {differs.before or none} → {differs.after or none}")
        yield ""
    for kind, words in KINDS.items():
        those = found.of(kind)
        if those:
            yield f"{head}{words.spoken(lang)}: {len(those)}"
            yield from _cases(those, lang, said, item)
            yield ""
    if found.newly_required:
        yield f"{_REQUIRED.spoken(lang)}: {found.newly_required}"
    if not found.changes:
        yield _SAME.spoken(lang)


def _cases(
    those: Sequence[ChangeModel], lang: Language, said: Callable[[str], str], item: str
) -> Iterator[str]:
    for one in those[:LIMIT]:
        was, now = (_verdict(v, lang) for v in (one.before, one.after))
        text = "" if one.text is None else one.text.spoken(lang)
        yield item + said(f"{one.case} [{was} → {now}] {one.code} {cut(text, _TEXT)}".rstrip())
    if len(those) > LIMIT:
        yield f"{item}… +{len(those) - LIMIT}"


def _verdict(name: str | None, lang: Language) -> str:
    return "–" if name is None else word(VERDICTS, name).spoken(lang)
