"""Marks on a page: texts and boxes, from its upper left corner, in points."""

from __future__ import annotations

from dataclasses import dataclass, field

MM = 72 / 25.4
"""Points of a millimetre."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; (x, y) is where its first character stands, y its base line."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A filled box, or its outline; (x, y) is the upper left corner."""

    x: float
    y: float
    width: float
    height: float
    filled: bool = True


@dataclass(slots=True)
class Page:
    """The marks of a page in the order they are drawn."""

    marks: list[Text | Box] = field(default_factory=list)

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines of text in the order they are drawn."""
        return tuple(mark.text for mark in self.marks if isinstance(mark, Text))
