"""Where the parts of a YAML text stand, and what may be put there without changing anything else.

No text is returned that does not read as the one before with just that change.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

from conformance.catalog.yaml import DuplicateKeyError, parsed
from conformance.catalog.yaml_bounds import BoundsError, check_bounds
from conformance.errors import Message, UsageError
from conformance.values.limits import PROFILE

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH: Final = 10_000
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """The key of a mapping with its value, and where the value begins and ends in the text."""

    key: yaml.Node
    value: yaml.Node
    begin: int
    end: int

    @property
    def in_block(self) -> bool:
        """Whether the value is a list or mapping over several lines."""
        return isinstance(self.value, yaml.CollectionNode) and not self.value.flow_style


def parse_text(text: str) -> object:
    """Return what a text says.

    Raises:
        UsageError: PRO090, it is no YAML, or larger than a profile may be.
    """
    _bounded(text)
    try:
        return parsed(text)
    except (yaml.YAMLError, BoundsError, DuplicateKeyError) as error:
        raise UsageError(_by_hand()) from error


def place(text: str, *path: str) -> KeyPlace | None:
    """Return where the value at a path of keys stands; None where there is none.

    Raises:
        UsageError: PRO090, as `read`.
    """
    _bounded(text)
    try:
        node, found = yaml.compose(text, _Loader), None
    except yaml.YAMLError as error:
        raise UsageError(_by_hand()) from error
    for name in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        pair = next((one for one in pairs if one[0].value == name), None)
        if pair is None:
            return None
        key, node = pair
        found = KeyPlace(key, node, node.start_mark.index, _end(node))
    return found


def lines_of_entry(text: str, node: yaml.Node) -> tuple[int, int]:
    """Return where the lines of an entry of a block list begin and end, its dash among them."""
    dash = text.rfind("-", 0, node.start_mark.index)
    begin = text.rfind("\n", 0, dash) + 1
    return begin, line_end(text, _end(node))


def line_end(text: str, at: int) -> int:
    """Return where the line ends in which something ends; where it did end with its line, there."""
    if at and text[at - 1] == "\n":
        return at
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def dumped(data: object, *, flow: bool | None = False) -> str:
    """Return data as YAML of a profile, ending with a line end."""
    return str(
        yaml.safe_dump(
            data, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=flow
        )
    )


def scalar(value: str) -> str:
    """Return a text as one line of YAML, in quotes where it would read as something else."""
    return dumped([value], flow=True).strip()[1:-1]


def checked_change(before: str, after: str, change: Callable[[dict[str, object]], None]) -> str:
    """Return a changed text once it reads as the old one with that change.

    Raises:
        UsageError: PRO090, it does not: the text is written in a way that is not known here.
    """
    wanted = deepcopy(_data(before))
    change(wanted)
    if _data(after) != _data(dumped(wanted)):  # days are texts in both
        raise UsageError(_by_hand())
    return after


def _data(text: str) -> dict[str, object]:
    found = parse_text(text)
    return found if isinstance(found, dict) else {}


def _bounded(text: str) -> None:
    content = text.encode("utf-8", "replace")
    try:
        if len(content) > PROFILE.max_bytes:
            raise UsageError(_by_hand())
        check_bounds(content, PROFILE)
    except (BoundsError, yaml.YAMLError) as error:
        raise UsageError(_by_hand()) from error


def _end(node: yaml.Node) -> int:
    """Return where a node ends: of a block with its last part, not with the comments after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _by_hand() -> Message:
    return Message(
        "PRO090",
        "プロファイルのこの書き方は、ここからは変えられません。",
        "the profile is written in a way that cannot be changed from here",
        "YAML の編集欄で書き換えてください。",
        "change the YAML yourself",
    )
