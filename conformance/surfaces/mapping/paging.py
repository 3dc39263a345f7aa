"""Page after page: where the next one is, and when there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json
    from conformance.surfaces.mapping.expression import Expression
    from conformance.surfaces.mapping.models.call import Paging

_URL = ";/?:@&=+$,%#[]!~*'()-._"
_NEXT = re.compile(r'<([^>]+)>\s*;[^,]*rel="?next"?')


@dataclass
class Pages:
    """The state of one paged request; a link to a host out of reach is not followed by `Http`."""

    paging: Paging
    following: Expression | None
    base: str = ""
    more: bool = True
    beyond: bool = False
    _count: int = 0
    _at: Json = None
    _seen: set[str] = field(default_factory=set)
    _first: str = ""

    def __post_init__(self) -> None:
        if self.paging.kind in ("page", "offset"):
            self._at = self.paging.first

    def place(self, path: str, query: Mapping[str, Json]) -> tuple[str, Mapping[str, Json]]:
        """Return path and query of the page to ask for."""
        if self._at is None:
            self._first = path
            return path, query
        if self.paging.kind == "link":
            return str(self._at), {}
        return path, {**query, self.paging.parameter or self.paging.kind: self._at}

    def hidden(self, path: str) -> str:
        """Return a path as evidence shows it: where to go on differs from run to run."""
        if self._at is None or self.paging.kind in ("page", "offset"):
            return path
        return f"{self._first.partition('?')[0]}?{self.paging.parameter or 'next'}={{next}}"

    def turn(self, rows: int, body: Json, headers: Mapping[str, str]) -> None:
        """Go on to the next page, if there is one."""
        self._count += 1
        if self.paging.kind in ("page", "offset"):
            full = rows > 0 and (self.paging.size is None or rows >= self.paging.size)
            self.more = full and not self._said_last(body)
            step = 1 if self.paging.kind == "page" else rows
            self._at = self._at + step if isinstance(self._at, int) else None
        else:
            self._at = self._next(body, headers)
            self.more = self._at is not None and str(self._at) not in self._seen
            self._seen.add(str(self._at))
        if self.more and self._count >= self.paging.at_most:
            self.more, self.beyond = False, True

    def _said_last(self, body: Json) -> bool:
        """Say whether the answer says that no page follows (`next` finds nothing true)."""
        return self.following is not None and not self.following.holds(body)

    def _next(self, body: Json, headers: Mapping[str, str]) -> Json:
        if self.following is not None:
            found = self.following.find(body)
        else:
            link = _NEXT.search(headers.get("Link", ""))
            found = link[1] if link else None
        if found in (None, ""):
            return None
        return self._address(str(found)) if self.paging.kind == "link" else found

    def _address(self, link: str) -> str | None:
        """Return where a link leads, seen from the first page; None when it is no address."""
        try:
            return urljoin(f"{self.base}{self._first}", quote(link, safe=_URL))
        except ValueError:
            return None
