"""XML written an element a line, as lxml indents it: of many small elements in a third of the time.

What XML cannot hold must have been made harmless before; what it would act on is escaped here.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>"


class XmlLines:
    """A document that grows from its top to its end."""

    def __init__(self) -> None:
        self._lines = [_DECLARATION]
        self._indent = ""

    @contextmanager
    def element(self, tag: str, attributes: Mapping[str, str]) -> Iterator[None]:
        """Write an element around what is written meanwhile; nothing then: it is empty."""
        place, outer = len(self._lines), self._indent
        self._lines.append("")
        self._indent = outer + "  "
        yield
        self._indent = outer
        inner = len(self._lines) > place + 1
        self._lines[place] = f"{outer}<{tag}{_written(attributes)}{'>' if inner else '/>'}"
        if inner:
            self._lines.append(f"{outer}</{tag}>")

    def leaf(self, tag: str, attributes: Mapping[str, str], text: str = "") -> None:
        """Write an element that holds a text, or nothing."""
        start = f"{self._indent}<{tag}{_written(attributes)}"
        self._lines.append(f"{start}>{_escaped(text)}</{tag}>" if text else f"{start}/>")

    def encoded(self) -> bytes:
        """Return the document in UTF-8."""
        return "\n".join((*self._lines, "")).encode()


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(
        f' {name}="{_escaped(value).replace(chr(34), "&quot;")}"'
        for name, value in attributes.items()
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
