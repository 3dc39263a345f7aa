"""The summary at the terminal: plain text, the verdict line last."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.report.block import failure_block, sentence_line
from conformance.report.command_lines import resume_line
from conformance.report.facts import facts, warnings
from conformance.report.groups import (
    domain_name,
    in_doubt,
    of_verdict,
    provenances,
    rows,
    unconfirmed,
    unjudged,
    verdicts_met,
    waived,
)
from conformance.report.shown import clean
from conformance.report.unconfirmed import ANSWERED, HEADING, INTRODUCTION, answer_said
from conformance.report.waiver_marks import stale_mark, waiver_marks
from conformance.report.words import BASES, CALLED, PROVENANCES, SYMBOLS, word
from conformance.results.announced import announced_lines
from conformance.results.delivery import narrowed_deliveries
from conformance.results.scope import scope_said
from conformance.results.specifications import split
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.model import Result
    from conformance.values.words import Language

__all__ = ["LIMIT", "failure_block", "paint", "summary"]

LIMIT = 20
"""Defects shown as blocks; the total is always exact."""

_WIDTH = 160
_ALIKE = 8  # causes of one code that are told one by one
_QUESTIONS_SHOWN = 60


def summary(
    result: Result,
    lang: Language,
    *,
    path: str = "result.json",
    show_consequences: bool = False,
) -> str:
    """Return the whole summary; the last line is the verdict."""
    parts = (
        "\n".join(_head(result, lang)),
        "\n".join(_in_doubt(result, lang)),
        "\n\n".join(_unconfirmed(result, lang, path, show_consequences)),
        "\n".join(_answered(result, lang)),
        "\n".join(_announced(result, lang)),
        "\n\n".join(_defects(result, lang, path, show_consequences)),
        "\n".join(_unjudged(result, lang)),
        _continued(result, lang, path),
        "\n".join(_waivers(result, lang)),
        "\n".join(_stated(result, lang)),
        _table(result, lang),
        _provenance(result, lang),
        sentence_line(result.verdict.line, lang),
    )
    return "\n\n".join(part for part in parts if part)


def paint(text: str) -> str:
    """Return the summary with colours: the lines of failures, and the verdict at the end."""
    lines = [f"\x1b[31;1m{s}\x1b[0m" if s.startswith("✗ ") else s for s in text.split("\n")]
    return "\n".join([*lines[:-1], f"\x1b[1m{lines[-1]}\x1b[0m"])


def _head(result: Result, lang: Language) -> Iterator[str]:
    product = result.product
    yield clean(f"{product.name} {product.release} ({product.vendor})")
    yield from (f"  ! {warning.spoken(lang)}" for warning in warnings(result))
    yield from (f"  {label.spoken(lang)}: {fact.spoken(lang)}" for label, fact in facts(result))
    judged, others = split(result.catalogue, result.cases)
    for spec in judged:
        name = sentence_line(spec.name, lang)
        yield clean(f"  {name} {spec.domain} {spec.version}  sha256 {spec.digest[:12]}")
    if others:
        more = Bilingual("試験していない仕様", "specifications not tested").spoken(lang)
        yield f"  {more}: {len(others)}"
    for phrase in narrowed_deliveries(judged, result.cases):
        delivered = Bilingual("納入", "delivered").spoken(lang)
        yield clean(f"  {delivered}: {sentence_line(phrase, lang)}")
    day = Bilingual("判定基準日", "as of").spoken(lang)
    profile, seed = (
        Bilingual(*one).spoken(lang) for one in (("プロファイル", "profile"), ("種", "seed"))
    )
    yield (
        f"  {day} {result.as_of}  {seed} {result.seed}  {profile} sha256"
        f" {clean(result.profile_digest)[:12]}"
    )
    yield from _corpus(result, lang)
    said_scope = scope_said(result.scope, result.catalogue).spoken(lang)
    yield clean(f"  {Bilingual('範囲', 'scope').spoken(lang)}: {said_scope}")


def _in_doubt(result: Result, lang: Language) -> Iterator[str]:
    groups = in_doubt(result)
    if groups:
        yield Bilingual(
            "対応づけの疑い（先に直してください。製品の判定ではありません）",
            "the mapping is in doubt (correct it first; this is no verdict on the product)",
        ).spoken(lang)
    for group in groups:
        count = len(group.cases)
        told = Bilingual(f"試験しなかった検査 {count} 件", f"cases not tried: {count}").spoken(lang)
        yield f"  ? {sentence_line(group.cause.text, lang)}"
        yield f"      {told}  {clean(group.cause.code)}"
        yield f"      → {sentence_line(group.cause.remedy, lang)}"


def _unconfirmed(result: Result, lang: Language, path: str, listed: bool) -> Iterator[str]:
    groups = unconfirmed(result)
    if not groups:
        return
    of = {case.id: case for case in of_verdict(result, "unconfirmed")}
    yield f"{HEADING.spoken(lang)}: {len(groups)} ({len(of)})\n{INTRODUCTION.spoken(lang)}"
    for number, one in enumerate(groups[:LIMIT], 1):
        case = of[one.root]
        yield failure_block(
            case, result, lang, number, path=path, show_consequences=listed, defect=one
        )
    if len(groups) > LIMIT:
        more = len(groups) - LIMIT
        yield Bilingual(
            f"ほかに {more} の相違があります。--html ですべて示します。",
            f"{more} more; --html shows them all",
        ).spoken(lang)


def _answered(result: Result, lang: Language) -> Iterator[str]:
    found = of_verdict(result, "answered")
    if found:
        yield f"{ANSWERED.spoken(lang)}: {len(found)}"
    for case in found:
        if case.answer is not None:
            yield clean(f"  ▽ {case.id}  {answer_said(case.answer).spoken(lang)}")


def _announced(result: Result, lang: Language) -> Iterator[str]:
    lines = announced_lines(result.cases)
    yield from (clean(f"▷ {line.spoken(lang)}") for line in lines[:LIMIT])


def _defects(result: Result, lang: Language, path: str, listed: bool) -> Iterator[str]:
    roots = {case.id: case for case in of_verdict(result, "fail")}
    total, cases = len(result.defects), len(roots)
    if not cases:
        return
    yield Bilingual(
        f"欠陥 {total}（不合格 {cases} 件）", f"defects: {total} (failing cases: {cases})"
    ).spoken(lang)
    for number, defect in enumerate(result.defects[:LIMIT], 1):
        root = roots[defect.root]
        yield failure_block(root, result, lang, number, path=path, show_consequences=listed)
    if total > LIMIT:
        yield Bilingual(
            f"ほかに {total - LIMIT} の欠陥があります。--html ですべて示します。",
            f"{total - LIMIT} more defects; --html shows them all",
        ).spoken(lang)


def _corpus(result: Result, lang: Language) -> Iterator[str]:
    if result.corpus is not None:
        count = result.corpus.examples
        told = Bilingual(
            f"保存した反例 {count} 件を先に試行", f"saved counterexamples tried first: {count}"
        )
        yield f"  {told.spoken(lang)}  sha256 {clean(result.corpus.digest)[:12]}"


def _unjudged(result: Result, lang: Language) -> Iterator[str]:
    groups = unjudged(result)
    if groups:
        yield Bilingual("判定できなかったもの", "not judged").spoken(lang)
    told: Counter[str] = Counter()
    more: Counter[str] = Counter()
    for group in groups:
        code = group.cause.code
        told[code] += 1
        if told[code] > _ALIKE:
            more[code] += len(group.cases)
            continue
        yield f"  ○ {len(group.cases)} × {clean(code)}  {sentence_line(group.cause.text, lang)}"
        if sentence_line(group.cause.remedy, lang):
            yield f"      → {sentence_line(group.cause.remedy, lang)}"
    for code, count in more.items():
        kinds = told[code] - _ALIKE
        yield "  " + Bilingual(
            f"○ {count} × {clean(code)}  ほか {kinds} 通り（report.html ですべて示します）",
            f"○ {count} × {clean(code)}  of {kinds} more kinds (report.html shows all)",
        ).spoken(lang)


def _continued(result: Result, lang: Language, path: str) -> str:
    """Return the command that goes on where the run was interrupted."""
    if not result.interrupted:
        return ""
    return f"{Bilingual('続きから', 'to go on').spoken(lang)}  {resume_line(result, path)}"


def _waivers(result: Result, lang: Language) -> Iterator[str]:
    found = waived(result)
    if found:
        yield Bilingual(
            f"免除 {len(found)} 件（適合に数えません）", f"waived: {len(found)} (never conformant)"
        ).spoken(lang)
    marks = waiver_marks(result)
    for case in found:
        if case.waiver is not None:
            late = stale_mark(marks, case.id).spoken(lang)
            yield clean(
                f"  {case.id}  {case.waiver.expires}{late}"
                f"  {case.waiver.approver}: {case.waiver.reason} ({case.waiver.risk})"
            )


def _stated(result: Result, lang: Language) -> Iterator[str]:
    count = len(of_verdict(result, "attested"))
    if count:
        yield Bilingual(
            f"事業者申告（未確認） {count} 件: 外部から試験できず、申告だけがあります",
            f"vendor's statements (not checked): {count}; no test can see these requirements",
        ).spoken(lang)
    if result.questions:
        yield Bilingual("仕様の疑義事項", "open questions of the specification").spoken(lang)
    yield from _switches(result, lang)
    if len(result.questions) > _QUESTIONS_SHOWN:
        yield from _questions_by_domain(result, lang)
        return
    for question in result.questions:
        yield f"  ≠ {clean(question.id)}  {sentence_line(question.title, lang)}"


def _switches(result: Result, lang: Language) -> Iterator[str]:
    """Yield the readings the profile declares, and how many stand at their default."""
    read = [(q.id.split("/")[0], q.switch) for q in result.questions if q.switch]
    for domain, switch in read:
        if switch.basis == "declared":
            basis = word(BASES, switch.basis).spoken(lang)
            yield f"  = {clean(f'{domain}: {switch.key}: {switch.reading}')}  {basis}"
    left = sum(switch.basis != "declared" for _, switch in read)
    if left:
        basis = word(BASES, "unverified_default").spoken(lang)
        yield f"  = {basis}: {left}"


def _questions_by_domain(result: Result, lang: Language) -> Iterator[str]:
    """Yield how many questions each domain has; the report names them."""
    for domain, count in Counter(q.id.split("/")[0] for q in result.questions).items():
        yield f"  ≠ {clean(domain_name(result, domain, lang))}  {count}"
    yield Bilingual(
        "  一つずつは conformance report RESULT --html FILE で見られます",
        "  conformance report RESULT --html FILE shows each",
    ).spoken(lang)


def _table(result: Result, lang: Language) -> str:
    from rich.box import ASCII2  # noqa: PLC0415 - rich is slow to import; other reports need none
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    lines = rows(result, by_level=False)
    if not lines:
        return ""
    table = Table(box=ASCII2)
    table.add_column(Bilingual("業務", "domain").spoken(lang), no_wrap=True)
    met = verdicts_met(lines)
    for verdict in met:
        table.add_column(f"{SYMBOLS[verdict]} {CALLED[verdict].spoken(lang)}", justify="right")
    for row in lines:
        table.add_row(
            Text(clean(domain_name(result, row.domain, lang))),
            *(str(row.counts.get(v, 0)) for v in met),
        )
    console = Console(width=_WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
    with console.capture() as captured:
        console.print(table)
    return captured.get().rstrip("\n")


def _provenance(result: Result, lang: Language) -> str:
    counts = provenances(result)
    split = ", ".join(f"{word(PROVENANCES, name).spoken(lang)} {n}" for name, n in counts.items())
    label = Bilingual("要件の数と出典", "requirements by source").spoken(lang)
    return f"{label}: {split}" if split else ""
