"""What a pack says of its stories: those of people, the tour, and what must be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.scenarios import attempts, tour
from conformance.scenarios.packed import PackedStory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.scenarios.packed import CalendarEntry
    from conformance.scenarios.storybook import Story

_SOURCE = "spec_catalog/*/functions.yaml"
_TOUR = PackedStory(
    key=tour.STORY,
    title_ja="機能の一巡",
    title_en="one request for each function",
    why_ja="データを変える機能を、提供しているものすべて一度ずつ使う。",
    why_en="every function provided that changes data is used once",
    source=_SOURCE,
    entries=(),
)
_REFUSALS = PackedStory(
    key=attempts.STORY,
    title_ja="受け付けてはならない入力",
    title_en="entries that must be refused",
    why_ja="二重登録・相手のない参照・順序の逆転・権限のない操作。拒まれた内容は記録に残らない。",
    why_en="doubles, references to nobody, reversed dates, actors without the right leave nothing",
    source=_SOURCE,
    entries=(),
)


def packed_stories(
    stories: Iterable[Story], made: tuple[CalendarEntry, ...]
) -> Iterator[PackedStory]:
    """Yield the stories that the calendar tells, each with its entries."""
    for story in (*map(_head_of, stories), _TOUR, _REFUSALS):
        numbers = tuple(entry.number for entry in made if entry.story == story.key)
        if numbers:
            yield story.model_copy(update={"entries": numbers})


def _head_of(story: Story) -> PackedStory:
    return PackedStory(
        key=story.key,
        title_ja=story.title_ja,
        title_en=story.title_en,
        why_ja=story.why_ja,
        why_en=story.why_en,
        source=story.source,
        entries=(),
    )
