"""Changes of a profile's text: entries of its lists, values of its head, its specifications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import yaml

from conformance.surfaces.profile_text.places import (
    checked_change,
    dumped,
    parse_text,
    place,
    scalar,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Section = Literal["waivers", "answers", "attestations"]
Entry = dict[str, object]


def with_entries(text: str, section: Section, entries: Sequence[Entry]) -> str:
    """Return a profile's text with entries put before those that the section has.

    Raises:
        UsageError: PRO090.
    """
    at, block = place(text, section), dumped(list(entries))
    if at is None:
        after = f"{text.rstrip()}\n\n{section}:\n{block}"
    elif at.in_block:
        begin = at.begin - at.value.start_mark.column
        indent = " " * at.value.start_mark.column
        lines = "".join(f"{indent}{line}\n" for line in block.splitlines())
        after = text[:begin] + lines + text[begin:]
    else:
        there = parse_text(text[at.begin : at.end]) or []
        key = at.key.end_mark.index
        rest = text[at.end :].lstrip(" ")
        after = (
            f"{text[:key]}:\n{block}{dumped(there) if there else ''}{rest.removeprefix(chr(10))}"
        )

    def added(data: dict[str, object]) -> None:
        there = data.get(section) or []
        data[section] = [*entries, *there] if isinstance(there, list) else there

    return checked_change(text, after, added)


def with_values(text: str, values: Mapping[tuple[str, ...], str]) -> str:
    """Return a profile's text with other texts at paths that it has; other paths are left out.

    Raises:
        UsageError: PRO090.
    """
    for path, value in values.items():
        at = place(text, *path)
        if at is None or not isinstance(at.value, yaml.ScalarNode) or at.value.value == value:
            continue
        after = text[: at.begin] + scalar(value) + text[at.end :]

        def changed(
            data: dict[str, object], path: tuple[str, ...] = path, value: str = value
        ) -> None:
            inner: object = data
            for name in path[:-1]:
                inner = inner[name] if isinstance(inner, dict) else None
            if isinstance(inner, dict):
                inner[path[-1]] = value

        text = checked_change(text, after, changed)
    return text


def with_specifications(text: str, versions: Mapping[str, str]) -> str:
    """Return a profile's text that claims just these specifications, each in its version.

    What is said besides of one that stays (parts, digest) stays.

    Raises:
        UsageError: PRO090.
    """
    at = place(text, "specifications")
    data = parse_text(text)
    there = data.get("specifications") if isinstance(data, dict) else None
    known = there if isinstance(there, dict) else {}
    wanted = {
        domain: {**(known.get(domain) or {}), "version": version}
        for domain, version in versions.items()
    }
    if wanted == there:
        return text
    lines = "".join(f"  {key}: {dumped(one, flow=True)}" for key, one in wanted.items())
    if at is None:
        after = f"{text.rstrip()}\n\nspecifications:\n{lines}"
    else:
        key = at.key.end_mark.index
        rest = text[at.end :].lstrip(" ").removeprefix("\n")
        after = f"{text[:key]}:\n{lines}{rest}"

    def changed(data: dict[str, object]) -> None:
        data["specifications"] = wanted

    return checked_change(text, after, changed)
