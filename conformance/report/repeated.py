"""A case tried again, in a line: still failing, repaired, or not to be judged now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.report.block import sentence_line
from conformance.report.shown import clean
from conformance.report.words import SYMBOLS, VERDICTS
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.results.model import CaseModel
    from conformance.values.words import Language

REPEATED = frozenset({"fail", "unconfirmed"})
"""Verdicts of cases that a replay tries again."""

_STILL = Bilingual("まだ不合格", "still failing")
_DEVIATES = Bilingual("まだ相違（未確認）", "still deviating (unconfirmed)")
_REPAIRED = Bilingual("直っています", "repaired")
_OPEN = Bilingual("判定できません", "could not be judged")


def repeated_line(was: CaseModel, now: CaseModel, lang: Language) -> str:
    """Return what became of a case; of one that did not fail before, both verdicts."""
    if was.verdict in REPEATED:
        told = _outcome(now).spoken(lang)
    else:
        one, other = VERDICTS[was.verdict], VERDICTS[now.verdict]
        told = Bilingual(
            f"前回は{one.ja}、今回は{other.ja}", f"it was {one.en}, it is {other.en} now"
        ).spoken(lang)
    cause = f"  {clean(now.cause.code)} {sentence_line(now.cause.text, lang)}" if now.cause else ""
    return f"{SYMBOLS[now.verdict]} {clean(now.id)}  {told}{cause}"


def repeated_total(cases: Iterable[CaseModel], lang: Language) -> str:
    """Return how many failures still stand, are repaired, or could not be judged."""
    count = Counter(_outcome(case).en for case in cases)
    parts = (f"{one.spoken(lang)} {count[one.en]}" for one in _all(count))
    label = Bilingual("再試験", "tried again").spoken(lang)
    return f"{label} {count.total()}: {', '.join(parts)}"


def _all(count: Mapping[str, int]) -> tuple[Bilingual, ...]:
    """Return the outcomes that are told: that nothing is unconfirmed is not."""
    more = (_DEVIATES,) if count[_DEVIATES.en] else ()
    return (_STILL, *more, _REPAIRED, _OPEN)


def _outcome(now: CaseModel) -> Bilingual:
    known = {"fail": _STILL, "unconfirmed": _DEVIATES, "pass": _REPAIRED}
    return known.get(now.verdict, _OPEN)
