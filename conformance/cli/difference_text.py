"""The text of `conformance catalog diff`: changes, what they reach, and the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cli.lang import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.diff import Change
    from conformance.cli.difference import Difference
    from conformance.suite.impact import Impact

_WORDS = {
    "added": ("追加", "added"),
    "removed": ("削除", "removed"),
    "changed": ("変更", "changed"),
}


def lines(found: Difference, lang: str) -> Iterator[str]:
    """Yield the lines; the last one counts the changes."""
    for change in found.changes:
        yield _change(change, lang)
    if found.changes:
        yield from _impact(found.impact, lang)
        for one in found.profiles:
            count = len(one.functions)
            yield say(
                lang,
                f"影響する機能 {one.profile}: {count}",
                f"functions affected of {one.profile}: {count}",
            )
            yield from (f"  {function}" for function in one.functions)
    counts = {what: sum(one.what == what for one in found.changes) for what in _WORDS}
    yield ", ".join(f"{say(lang, *_WORDS[what])} {number}" for what, number in counts.items())


def _change(one: Change, lang: str) -> str:
    fields = f" ({', '.join(one.fields)})" if one.fields else ""
    return f"{say(lang, *_WORDS[one.what])} {one.kind}/{one.key} {one.title}{fields}  {one.where}"


def _impact(impact: Impact, lang: str) -> Iterator[str]:
    number = len(impact.requirements)
    yield say(lang, f"影響する要件: {number}", f"requirements affected: {number}")
    for one in impact.requirements:
        yield f"  {one.requirement}" + "".join(f" ← {place}" for place in reversed(one.through))
    added, removed, again = impact.cases_added, impact.cases_removed, impact.cases_again
    yield say(
        lang,
        f"検査: 新しいもの {len(added)}、なくなるもの {len(removed)}、やり直すもの {len(again)}",
        f"cases: {len(added)} new, {len(removed)} gone, {len(again)} to run again",
    )
    yield from (f"  + {case}" for case in added)
    yield from (f"  - {case}" for case in removed)
    for names, ja, en in (
        (impact.rules, "影響する規則", "rules affected"),
        (impact.other_linkages, "他の業務の連携", "linkages of other domains"),
    ):
        yield f"{say(lang, ja, en)}: {', '.join(names) or say(lang, 'なし', 'none')}"
