"""What a profile makes of the package's answers beyond reading them, with lines and cases."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.catalog.yaml import line_of
from conformance.cli.lang import say
from conformance.planning.rehearsal.places import place_text
from conformance.report.shown import clean
from conformance.results.computed import MADE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.plugin.prepare import Prepared


def made_lines(prepared: Prepared, lang: str) -> Iterator[str]:
    """Yield each entry that computes, chooses or repeats values, and how many cases rest on it."""
    resting, path = prepared.run.resting, prepared.options.profile
    if resting is None:
        return
    count = Counter(one for planned in prepared.executable for one in resting.of(planned.case))
    yield say(
        lang,
        "応答を読むだけでなく、値を計算・選択している箇所（結果と報告書にも載ります）:",
        "where values are computed or chosen, not only read (result and report tell it, too):",
    )
    for entry in resting.entries:
        kind, item = MADE[entry.made], f"{entry.member}: " if entry.member else ""
        at = f"{place_text(entry.place)} ({path}:{line_of(path, entry.place)})"
        cases = say(lang, f"検査 {count[entry]} 件", f"{count[entry]} cases")
        text = clean(f"{item}{entry.expression}")
        yield f"  {say(lang, kind.ja, kind.en)} {at} {text} [{cases}]"
