"""The nearest id to one that is wrong, part by part: ids are paths, and there are thousands."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest_path(pattern: str, known: Iterable[str]) -> str | None:
    """Return the known id most like a path or glob; None when no part of it is near anything.

    Parts that match decide which ids are looked at for the part that does not. A last part that
    stands under another path is taken for the id itself: `register-x` for `…/function/register-x`.
    """
    left = [tuple(one.split("/")) for one in known]
    wanted = pattern.split("/")
    end = [one for one in left if one[-len(wanted) :] == tuple(wanted)]
    if end:
        return "/".join(end[0])
    kept: list[str] = []
    for number, part in enumerate(wanted):
        at = [one for one in left if len(one) > number]
        matching = [one for one in at if fnmatch.fnmatchcase(one[number], part)]
        if matching:
            left, kept = matching, [*kept, part]
            continue
        near = nearest(part, {one[number] for one in at})
        if near is None:
            return None
        rest = wanted[number + 1 :]
        found = "/".join([*kept, near, *rest])
        ids = ["/".join(one) for one in at]
        if rest and not any(fnmatch.fnmatchcase(one, found) for one in ids):
            return nearest_path(found, ids)
        return found
    return "/".join(left[0]) if left else None
