"""The command adapter: the conformance test interface as JSON lines on stdin and stdout.

For each call one line `{"id", "method", "path", "body"}` goes in and one line
`{"id", "status", "body"}` comes back. Paths and bodies are those of the interface below its base
path (docs/en/test-interface.md), so that everything that holds over HTTP holds here.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from conformance.errors import Message, ProfileError
from conformance.findings import TransportError, UntestedError
from conformance.surfaces.child import ChildProcess
from conformance.surfaces.http import HttpResponse
from conformance.surfaces.lost import lost
from conformance.surfaces.strict_json import parse
from conformance.surfaces.twinned import PROCESSES_APART

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conformance.findings import Json
    from conformance.surfaces.command_section import CommandSection

_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "TMPDIR")
_STATUSES = range(200, 600)
_LEAST_SECRET = 4  # characters from which a value is worth hiding


@dataclass
class CommandTransport:
    """Calls a child process as `Http` calls a host."""

    child: ChildProcess
    timeout_seconds: int
    base_path: str
    secrets: tuple[str, ...] = ()
    parallel: bool = False
    _number: int = 0
    _twins: list[CommandTransport] = field(default_factory=list)

    def call(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        named: str = "",
    ) -> HttpResponse:
        """Return the answer (`TransportError`: died, hung, said too much, or not in the form)."""
        del headers  # the process is the harness's own: nobody needs to prove anything
        del named  # its errors name the command
        self._number += 1
        call = {"id": self._number, "method": method, "path": path.removeprefix(self.base_path)}
        line = json.dumps({**call, "body": body}, ensure_ascii=False).encode()
        try:
            said = parse(self.child.ask(line, self.timeout_seconds))[0]
            return self._answer(said)
        except TransportError as error:
            raise self._with_complaint(error) from error

    def twin(self) -> CommandTransport:
        """Return another process of the command (`UntestedError` where each works for itself)."""
        if not self.parallel:
            raise UntestedError(PROCESSES_APART)
        other = replace(self, child=self.child.another(), _number=0, _twins=[])
        self._twins.append(other)
        return other

    def close(self) -> None:
        """End the process and its twins."""
        for one in self._twins:
            one.close()
        self._twins.clear()
        self.child.end()

    def _answer(self, said: Json) -> HttpResponse:
        status = said.get("status") if isinstance(said, dict) else None
        if not isinstance(said, dict) or not isinstance(status, int) or status not in _STATUSES:
            self.child.end()
            raise lost("T-COMMAND-GARBAGE", self.child.name)
        if said.get("id") != self._number:
            self.child.end()
            raise lost("T-COMMAND-UNASKED", self.child.name)
        content = json.dumps(said.get("body"), ensure_ascii=False).encode()
        return HttpResponse(status, "application/json", content, {})

    def _with_complaint(self, error: TransportError) -> TransportError:
        """Add the last line of stderr, without the values that were passed on."""
        lines = self.child.complaint.decode(errors="replace").split("\n")
        last = next((line for line in reversed(lines) if line.strip()), "")
        for secret in self.secrets:
            last = last.replace(secret, "***")
        if not last:
            return error
        details = {**error.cause.details, "stderr": last[-300:]}
        return TransportError(replace(error.cause, details=details))


def check_system(platform: str = sys.platform) -> None:
    """Hold that child processes can be waited for and ended with all that they started.

    Raises:
        ProfileError: PRO051, Windows can do neither as this adapter does it.
    """
    if platform == "win32":
        raise ProfileError(
            Message(
                "PRO051",
                "adapter: command は Windows では使えません（POSIX が要ります）。",
                "adapter: command does not work on Windows, it needs POSIX",
                "WSL か Linux で実行するか、adapter: interface か mapping を使ってください。",
                "run it on WSL or Linux, or use adapter: interface or mapping",
                "surfaces.api.adapter",
            )
        )


def command_transport(
    section: CommandSection, directory: Path, base_path: str, *, seconds: int, max_bytes: int
) -> CommandTransport:
    """Return the transport for a profile's section; nothing is started before the first call.

    Raises:
        ProfileError: PRO051, it does not work on this system.
    """
    check_system()
    given = {n: os.environ[n] for n in (*_PASSED_ON, *section.env) if n in os.environ}
    hidden = tuple(given[n] for n in section.env if len(given.get(n, "")) >= _LEAST_SECRET)
    environment = {**given, "PYTHONIOENCODING": "utf-8"}
    child = ChildProcess(section.argv, directory, environment, max_bytes)
    return CommandTransport(child, seconds, base_path, hidden, section.parallel)
