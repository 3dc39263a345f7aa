"""Texts of the catalogue as Markdown that shows them as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_BEGINS = re.compile(r"^(\s*\d*)([-+=:.)])", re.MULTILINE)


def plain(text: str) -> str:
    """Return a text in which no sign means anything to Markdown."""
    return _BEGINS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text)).replace("\n", "  \n")


def block(lines: Iterable[str], language: str = "text") -> str:
    """Return lines as they are, in a fence that none of them can close."""
    text = "\n".join(lines)
    longest = max((len(found) for found in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; its cells are Markdown already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def page(title: str, *sections: tuple[str, str]) -> str:
    """Return a page of sections, each with its heading; empty ones are left out."""
    parts = [f"# {title}"]
    parts += [f"## {head}\n\n{body}" if head else body for head, body in sections if body]
    return "\n\n".join(parts) + "\n"


def in_toc(*names: str, caption: str = "", hidden: bool = True) -> str:
    """Return a table of contents for the side of each page."""
    options = [f":caption: {caption}"] if caption else []
    options += [":hidden:"] if hidden else []
    return "\n".join(["```{toctree}", *options, "", *names, "```"])
