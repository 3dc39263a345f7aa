"""What a workbench is started with."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
UPLOAD_MB: Final = 500


@dataclass(frozen=True, slots=True)
class WorkbenchSettings:
    """Where a workbench keeps its things, by which names it is called, who may come in.

    `key`: what whoever works alone comes in with. `open`: others on the network can reach it.
    `secure`: it is reached by https, so cookies go no other way.
    """

    folder: Path
    store: str
    key: str
    hosts: frozenset[str] = LOOPBACK
    upload_bytes: int = UPLOAD_MB * 1_000_000
    open: bool = False
    secure: bool = False
    command: tuple[str, ...] = (sys.executable, "-m", "conformance")

    @property
    def shown_folder(self) -> str:
        """How a command on this machine is given the folder; others are not told where it lies."""
        return "FOLDER" if self.open else shlex.quote(str(self.folder))

    @property
    def profiles(self) -> Path:
        """The folder of the profiles."""
        return self.folder / "profiles"

    @property
    def results(self) -> Path:
        """The folder of the results: those of runs, and those that somebody put there."""
        return self.folder / "results"

    @property
    def uploads(self) -> Path:
        """The folder of dropped files, each set in its own folder until it was judged."""
        return self.folder / "uploads"

    @property
    def policy(self) -> Path:
        """The policy of the gate, with what was accepted."""
        return self.folder / "policy.yaml"

    @property
    def keys(self) -> Path:
        """The folder of the public keys that somebody decided to trust."""
        return self.folder / "keys"
