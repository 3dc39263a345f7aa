"""What stands in the README of a pack, in Japanese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.locate import data_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.scenarios.packed import PackedStory, PackFile

_MANY = 30  # entries of a story from which only their number is told


def readme(head: PackFile, lang: str) -> str:
    """Return the README of a pack in a language."""
    text = (data_directory("fixtures") / "scenarios" / f"readme.{lang}.md").read_text("utf-8")
    return text.format(
        seed=head.seed,
        city=head.municipality.name,
        begins=head.begins,
        ends=head.ends,
        expected=head.expected,
        count=len(head.stories),
        stories="\n".join(line for story in head.stories for line in _lines(story, lang)),
    )


def _lines(story: PackedStory, lang: str) -> Iterator[str]:
    title, why = (story.title_ja, story.why_ja) if lang == "ja" else (story.title_en, story.why_en)
    count = len(story.entries)
    shown = f"{count}" if count > _MANY else ", ".join(map(str, story.entries))
    yield f"- **{title}** — {why}  "
    yield f"  {'入力' if lang == 'ja' else 'entries'}: {shown} / {story.source}"
