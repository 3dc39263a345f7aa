"""Put changed entries into a catalogue file and leave the text of all others as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from conformance.catalog.workbooks.write import leading_comment, render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.catalog.workbooks.merge import Raw


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one entry, and the comments and empty lines between it and the next."""

    lines: tuple[str, ...]
    gap: tuple[str, ...]


def spliced(kind: str, text: str, before: Sequence[Raw], after: Sequence[Raw]) -> str:
    """Return the file's text with the entries of `after`; an entry that stays keeps its lines.

    `before` are the entries that `text` holds, in its order. A file that is not laid out as a list
    of blocks is written anew.
    """
    found = _blocks(kind, text)
    if found is None or len(found[1]) != len(before):
        return render(kind, after, leading_comment(text))
    head, blocks = found
    stands: Mapping[str, tuple[Raw, _Block]] = {
        str(entry.get("key")): (entry, block) for entry, block in zip(before, blocks, strict=True)
    }
    kept = {
        name: stands[name][1]
        for entry in after
        if (name := str(entry.get("key"))) in stands and stands[name][0] == entry
    }
    kept = _whole(kept, [*head])
    lines = [*head]
    for entry in after:
        name = str(entry.get("key"))
        lines += kept[name].lines if name in kept else _rendered(kind, entry)
        lines += stands[name][1].gap if name in stands else ()
    return "".join(lines)


def _whole(kept: Mapping[str, _Block], head: Sequence[str]) -> dict[str, _Block]:
    """Return the blocks that can stay: all that they refer to (`*name`) stays before them.

    What refers to an entry that is written anew is written anew, too, with what it referred to.
    """
    there = _names("".join(head), yaml.AnchorToken)
    found: dict[str, _Block] = {}
    for name, block in kept.items():
        text = "".join(block.lines)
        own = _names(text, yaml.AnchorToken)
        if _names(text, yaml.AliasToken) <= there | own:
            found[name] = block
            there |= own
    return found


def _names(text: str, kind: type[yaml.AnchorToken | yaml.AliasToken]) -> set[str]:
    """Return the names that a text gives (`&name`) or refers to (`*name`)."""
    if not {"&", "*"} & set(text):
        return set()
    return {token.value for token in yaml.scan(text) if isinstance(token, kind)}


def _rendered(kind: str, entry: Raw) -> list[str]:
    return render(kind, [entry]).splitlines(keepends=True)[1:]


def _blocks(kind: str, text: str) -> tuple[list[str], list[_Block]] | None:
    """Return the lines before the first entry, and each entry's; None where they do not part so."""
    root = yaml.compose(text, Loader=yaml.SafeLoader) if text else None
    if not isinstance(root, yaml.MappingNode) or [k.value for k, _ in root.value] != [kind]:
        return None
    entries = root.value[0][1]
    if not isinstance(entries, yaml.SequenceNode) or entries.flow_style:
        return None
    lines = text.splitlines(keepends=True)
    starts = [entry.start_mark.line for entry in entries.value]
    if not starts or any(not lines[line].startswith("- ") for line in starts):
        return None
    ends = [*starts[1:], len(lines)]
    return lines[: starts[0]], [
        _parted(lines[start:end]) for start, end in zip(starts, ends, strict=True)
    ]


def _parted(lines: Sequence[str]) -> _Block:
    last = max(i for i, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    return _Block(tuple(lines[: last + 1]), tuple(lines[last + 1 :]))
