"""Where the inputs of a rule stand, when a law on files names them: columns and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from conformance.findings import Json


def input_column(name: str) -> str:
    """Return the column of an input of a rule; of a part of a list's member, too."""
    return f"in_{name.replace('[].', '_')}"


def put_input(given: dict[str, Json], name: str, value: Json) -> None:
    """Give an input its value; `list[].part` is a part of the only member of a list."""
    listed, inner, part = name.partition("[].")
    if not inner:
        given[name] = value
        return
    members = cast("list[dict[str, Json]]", given.setdefault(listed, [{}]))
    members[0][part] = value
