"""A YAML document is held against its limits on its events, before anything is made of it.

Aliases are counted as what they repeat, so that a kilobyte cannot become gigabytes; depth is
counted before any parser recurses; keys that are no text are named with what to write instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from conformance.catalog.yaml_resolver import is_text_key

if TYPE_CHECKING:
    from conformance.values.limits import DocumentLimits

_Parser: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIGITS = re.compile(r"[-+]?(0x[0-9a-fA-F_]+|[0-9_.:]+)")


class BoundsError(Exception):
    """A document is larger than its limits, or has a key that is no text."""

    def __init__(self, line: int, ja: str, en: str, remedy: tuple[str, str]) -> None:
        super().__init__(en)
        self.line, self.ja, self.en, self.remedy = line, ja, en, remedy


@dataclass
class _Open:
    """A list or mapping whose end has not come yet."""

    anchor: str | None
    is_mapping: bool
    values: int = 1
    children: int = 0

    @property
    def awaits_key(self) -> bool:
        return self.is_mapping and self.children % 2 == 0


@dataclass
class _Count:
    limits: DocumentLimits
    sizes: dict[str, int] = field(default_factory=dict)
    unfinished: list[_Open] = field(default_factory=list)

    def take(self, event: yaml.Event) -> None:
        """Count one event of the document."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.CollectionStartEvent):
            self._refuse_key(line, None)
            mapping = isinstance(event, yaml.MappingStartEvent)
            self.unfinished.append(_Open(event.anchor, mapping))
            if len(self.unfinished) > self.limits.max_depth:
                raise _too_deep(line, self.limits.max_depth)
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self.unfinished.pop()
            self._add(line, done.values, done.anchor)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor in {one.anchor for one in self.unfinished}:
                raise _in_itself(line, event.anchor)
            self._add(line, self.sizes.get(event.anchor or "", 1), None)
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_key(line, event)
            digits = event.implicit[0] and len(event.value) > self.limits.max_digits
            if digits and _DIGITS.fullmatch(event.value):
                raise _too_long(line, len(event.value), self.limits.max_digits)
            self._add(line, 1, event.anchor)

    def _add(self, line: int, values: int, anchor: str | None) -> None:
        if values > self.limits.max_values:
            raise _too_many(line, self.limits.max_values)
        if anchor is not None:
            self.sizes[anchor] = values
        if self.unfinished:
            parent = self.unfinished[-1]
            parent.children += 1
            parent.values += values
            if parent.values > self.limits.max_values:
                raise _too_many(line, self.limits.max_values)

    def _refuse_key(self, line: int, event: yaml.ScalarEvent | None) -> None:
        if not self.unfinished or not self.unfinished[-1].awaits_key:
            return
        if event is None:
            raise no_text_key(line)
        if event.implicit[0] and not is_text_key(event.value):
            raise no_text_key(line, event.value or "~", event.value)


def check_bounds(content: bytes, limits: DocumentLimits) -> None:
    """Hold a document against its limits (`BoundsError`; `yaml.YAMLError` where it is no YAML)."""
    if len(content) > limits.max_bytes:
        raise BoundsError(
            1,
            f"大きすぎます（{len(content)} バイト、上限 {limits.max_bytes} バイト）。",
            f"it is too large: {len(content)} bytes, the limit is {limits.max_bytes}",
            ("使わない部分を消すか、分けてください。", "remove what is not needed, or split it"),
        )
    count = _Count(limits)
    for event in yaml.parse(content, Loader=_Parser):
        count.take(event)


def _too_deep(line: int, most: int) -> BoundsError:
    return BoundsError(
        line,
        f"入れ子が深すぎます（上限 {most} 段）。",
        f"it is nested too deeply: the limit is {most} levels",
        ("括弧や字下げを確かめてください。", "check brackets and indentation"),
    )


def _too_many(line: int, most: int) -> BoundsError:
    return BoundsError(
        line,
        f"値が多すぎます（上限 {most} 個。* で繰り返すものも数えます）。",
        f"it has too many values: the limit is {most}, with those repeated by * counted",
        ("別名（&、*）の重なりを減らしてください。", "repeat less by aliases (&, *)"),
    )


def _too_long(line: int, digits: int, most: int) -> BoundsError:
    return BoundsError(
        line,
        f"数が長すぎます（{digits} 桁、上限 {most} 桁）。",
        f"a number is too long: {digits} digits, the limit is {most}",
        ("文字列なら引用符で囲んでください。", "put quotes round it if it is a text"),
    )


def _in_itself(line: int, anchor: str | None) -> BoundsError:
    return BoundsError(
        line,
        f"別名 *{anchor} が自分自身の中にあります。",
        f"the alias *{anchor} stands inside itself",
        ("別名を使わずに書いてください。", "write it out without the alias"),
    )


def no_text_key(line: int, found: str = "[…] / {…}", text: str = "…") -> BoundsError:
    """Return the error of a key that is no text, with what to write instead."""
    return BoundsError(
        line,
        f"キーが文字列ではありません。実際: {found}",
        f"a key is no text: {found}",
        (f'引用符で囲んでください: "{text}":', f'put quotes round it: "{text}":'),
    )
