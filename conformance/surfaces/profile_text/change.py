"""Changes of a profile's text: entries of its lists, values of its head, its specifications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import yaml

from conformance.surfaces.profile_text.places import (
    checked_change,
    dumped,
    lines_of_entry,
    parse_text,
    place,
    scalar,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from conformance.surfaces.profile_text.places import KeyPlace

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


def without_entries(text: str, section: Section, numbers: Collection[int]) -> str:
    """Return a profile's text without some entries of a list; comments about others stay.

    Raises:
        UsageError: PRO090.
    """
    at = place(text, section)
    if at is None or not isinstance(at.value, yaml.SequenceNode):
        return text
    gone = [node for number, node in enumerate(at.value.value) if number in numbers]
    if not gone:
        return text
    kept = [one for number, one in enumerate(_listed(text, at)) if number not in numbers]
    if at.in_block:
        after = text
        for node in reversed(gone):
            begin, end = lines_of_entry(text, node)
            after = after[:begin] + after[end:]
        if not kept:
            colon = after.index(":", at.key.end_mark.index) + 1
            after = f"{after[:colon]} []{after[colon:]}"
    else:
        after = text[: at.begin] + dumped(kept, flow=True).strip() + text[at.end :]

    def removed(data: dict[str, object]) -> None:
        data[section] = kept

    return checked_change(text, after, removed)


def _listed(text: str, at: KeyPlace) -> list[object]:
    """Return what a list of a text says."""
    data = parse_text(text)
    there = data.get(at.key.value) if isinstance(data, dict) else None
    return there if isinstance(there, list) else []


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
