"""Chapters of the function list that a specification's head does not have yet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.workbooks.merge import Raw

_KEY: Final = "function_groups:"


def with_chapters(text: str, groups: Sequence[Raw]) -> str:
    """Return the text of domain.yaml with chapters after those it has; all else stays as it is."""
    if not groups:
        return text
    lines = text.splitlines(keepends=True)
    at = next((n for n, line in enumerate(lines) if line.startswith(_KEY)), None)
    if at is None:
        lines.append(f"{_KEY}\n")
        at = len(lines) - 1
    lines[at] = f"{_KEY}\n" if lines[at].strip().endswith("[]") else lines[at]
    end = at + 1
    while end < len(lines) and lines[end].startswith(("- ", "  ")):
        end += 1
    added = [f"- {json.dumps(group, ensure_ascii=False)}\n" for group in groups]
    return "".join((*lines[:end], *added, *lines[end:]))
