"""Every seeded fault behind one address, so that many can be tried without a start for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.reference.mutants import mutant
from conformance.reference.server import build, bundled

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from conformance.reference.catalogue import Switches
    from conformance.reference.server import ServerSettings

PREFIX = "/mutants/"
"""Below it stands a package of its own for each mutant: `/mutants/KEY/conformance/v1/…`."""


class Variants:
    """The correct package, and beside it every faulty one, each made when it is first called."""

    def __init__(
        self, settings: ServerSettings, correct: ASGIApp, switches: Switches | None = None
    ) -> None:
        self._settings, self._correct, self._switches = settings, correct, switches
        self._made: dict[str, ASGIApp] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a call with the package its path names (`UsageError`: no such mutant)."""
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or not path.startswith(PREFIX):
            await self._correct(scope, receive, send)
            return
        key = path.removeprefix(PREFIX).partition("/")[0]
        await self._of(key)({**scope, "root_path": PREFIX + key}, receive, send)

    def _of(self, key: str) -> ASGIApp:
        if key not in self._made:
            self._made.clear()  # one after the other: the last one is enough
            self._made[key] = build(self._settings, bundled(mutant(key).conduct(), self._switches))
        return self._made[key]
