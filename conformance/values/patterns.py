"""Whether a regular expression of a stranger's document may be run: by its form alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from conformance.values.limits import PATTERN_LENGTH, PATTERN_REPEATS

_COUNTED: Final = re.compile(r"\{(\d*)(,?)(\d*)\}")


@dataclass
class _PatternPart:
    """An atom or a group: how it repeats, and whether a character must stand in it once.

    That character is what tells one round of an endless repetition from the next: `([a-z]+[.])+`.
    """

    endless: bool = False
    repeats: int = 1
    marked: bool = True


@dataclass
class _OpenGroup:
    """What stands in an open group until here; `marked` of the branch that is being read."""

    endless: bool = False
    repeats: int = 1
    marked: bool = False
    all_marked: bool = True

    def take(self, part: _PatternPart) -> None:
        """Add a part whose quantifier is known."""
        self.endless = self.endless or part.endless
        self.repeats = max(self.repeats, part.repeats)
        self.marked = self.marked or part.marked

    def branch(self) -> None:
        """Begin another alternative."""
        self.all_marked, self.marked = self.all_marked and self.marked, False

    def closed(self) -> _PatternPart:
        """Return the group as a part of the one around it."""
        return _PatternPart(self.endless, self.repeats, self.all_marked and self.marked)


def is_costly(pattern: str) -> bool:
    """Return whether an expression is too long, or repeats what itself repeats too much.

    `(a+)+` takes time that doubles with every character; `(x{1000}){1000}` has a million parts.
    """
    if len(pattern) > PATTERN_LENGTH:
        return True
    groups, at = [_OpenGroup()], 0
    while at < len(pattern):
        if pattern[at] in "(|^$":
            if pattern[at] == "(":
                groups.append(_OpenGroup())
            elif pattern[at] == "|":
                groups[-1].branch()
            at = _group_start(pattern, at)
            continue
        part, at = _part(pattern, at, groups)
        endless, least, most, at = _quantifier(pattern, at)
        if endless and part.endless and not part.marked:
            return True
        part = _PatternPart(
            part.endless or endless, part.repeats * most, part.marked and least > 0 and not endless
        )
        if part.repeats > PATTERN_REPEATS:
            return True
        groups[-1].take(part)
    return False


def _part(pattern: str, at: int, groups: list[_OpenGroup]) -> tuple[_PatternPart, int]:
    """Return the atom or the closed group at a place, and where it ends."""
    if pattern[at] == ")":
        return (groups.pop() if len(groups) > 1 else _OpenGroup()).closed(), at + 1
    if pattern[at] == "[":
        return _PatternPart(), _class_end(pattern, at)
    return _PatternPart(), at + (2 if pattern[at] == "\\" else 1)


def _group_start(pattern: str, at: int) -> int:
    """Return the place after `(`, `(?:`, `(?=` or a sign that is no atom."""
    if pattern[at] == "(" and pattern[at + 1 : at + 2] == "?":
        return at + 3
    return at + 1


def _quantifier(pattern: str, at: int) -> tuple[bool, int, int, int]:
    """Return whether a quantifier is endless, its least and most, and where it ends."""
    char = pattern[at : at + 1]
    if char and char in "*+":
        return True, int(char == "+"), 1, _lazy(pattern, at + 1)
    if char == "?":
        return False, 0, 1, _lazy(pattern, at + 1)
    counted = _COUNTED.match(pattern, at)
    if counted is None or not (counted[1] or counted[3]):
        return False, 1, 1, at
    least, comma, most = counted.groups()
    endless = bool(comma) and not most
    return endless, int(least or 0), max(int(most or least), 1), _lazy(pattern, counted.end())


def _lazy(pattern: str, at: int) -> int:
    return at + (pattern[at : at + 1] in {"?", "+"})


def _class_end(pattern: str, at: int) -> int:
    """Return the place after a character class; one that is not closed ends the expression."""
    at += 2 if pattern[at + 1 : at + 2] == "^" else 1
    first = at
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 2
        elif pattern[at] == "]" and at > first:
            return at + 1
        else:
            at += 1
    return at
