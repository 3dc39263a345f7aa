"""Start the bundled reference package for a run, and make sure that it stops."""

from __future__ import annotations

import json
import os
import secrets
import string
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import HarnessError, Message
from conformance.surfaces.endpoint import Strangers
from conformance.surfaces.oauth import INTERFACE_SCOPE, Client
from conformance.values.installing import install_command

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_READY_SECONDS = 60
_ALPHABET = string.ascii_letters + string.digits
_ID_LENGTH = 32  # クライアントID: 32 characters of [0-9A-Za-z] (共通機能標準仕様書 2.1 §2.2.5)


@dataclass
class Launched:
    """The running reference package: where it answers, who may call it, where it exported."""

    url: str
    client_id: str
    client_secret: str
    exports: Path
    process: subprocess.Popen[str]
    folder: tempfile.TemporaryDirectory[str]
    strangers: Strangers = field(default_factory=Strangers)

    def stop(self) -> None:
        """Stop the package and remove what it wrote."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
        self.folder.cleanup()


def launch_reference(
    day: date,
    mutant: str | None = None,
    *,
    every_mutant: bool = False,
    exports: bool = True,
    switches: Mapping[str, Mapping[str, str]] | None = None,
) -> Launched:
    """Start the package on a free loopback port; `HarnessError` says why it did not come up.

    With `every_mutant` each mutant answers as well, at the address `url_of_mutant` gives.
    `exports`: it settles its municipality and writes the export files before it answers, which is
    most of its start.
    `switches`: how it reads the open questions of each domain.
    """
    client_id, secret = _identifier(), secrets.token_urlsafe(36)
    other = Client(_identifier(), secrets.token_urlsafe(36))
    expired = secrets.token_urlsafe(36)
    folder = tempfile.TemporaryDirectory(prefix="conformance-")
    written = Path(folder.name) / "exports"
    command = [
        sys.executable,
        "-m",
        "conformance.reference",
        *("--port", "0", "--client-id", client_id, "--secret-env", "CONFORMANCE_REFERENCE_SECRET"),
        *(("--export-dir", str(written)) if exports else ()),
        *("--business-date", day.isoformat()),
        *("--other-client-id", other.client_id, "--other-secret-env", "CONFORMANCE_OTHER_SECRET"),
        *("--expired-token-env", "CONFORMANCE_EXPIRED_TOKEN"),
        *(("--mutant", mutant) if mutant else ()),
        *(("--every-mutant",) if every_mutant else ()),
        *("--switches", json.dumps(dict(switches or {}))),
    ]
    process = subprocess.Popen(  # noqa: S603 - our own module, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=_environment(
            {
                "CONFORMANCE_REFERENCE_SECRET": secret,
                "CONFORMANCE_OTHER_SECRET": other.client_secret,
                "CONFORMANCE_EXPIRED_TOKEN": expired,
            }
        ),
    )
    try:
        url = _wait(process)
    except BaseException:  # also Ctrl-C and SIGTERM: it would go on to write its exports
        process.kill()
        process.wait()
        folder.cleanup()
        raise
    threading.Thread(target=_drain, args=(process,), daemon=True).start()
    strangers = Strangers(other, INTERFACE_SCOPE, expired)
    return Launched(url, client_id, secret, written, process, folder, strangers)


def url_of_mutant(url: str, key: str) -> str:
    """Return the address of a mutant at a package that was started with every mutant."""
    return f"{url}/mutants/{key}"


def _identifier() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_ID_LENGTH))


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, **extra}


def _wait(process: subprocess.Popen[str]) -> str:
    timer = threading.Timer(_READY_SECONDS, process.kill)
    timer.start()
    try:
        line = process.stdout.readline() if process.stdout else ""
        return str(json.loads(line)["url"])
    except (ValueError, KeyError) as error:
        process.kill()
        said = process.stderr.read() if process.stderr else ""
        raise HarnessError(_not_started(said)) from error
    finally:
        timer.cancel()


def _drain(process: subprocess.Popen[str]) -> None:
    """Read what the package logs, so that a full pipe never stops it."""
    for _ in process.stderr or ():
        pass


def _not_started(said: str) -> Message:
    last = said.strip().splitlines()[-1] if said.strip() else "no output"
    how = install_command("reference")
    return Message(
        "HAR001",
        f"見本システムが起動しませんでした: {last}",
        f"the reference package did not start: {last}",
        f"見本システムの部品が入っているか確かめてください。なければ、{how.ja}実行してください。",
        f"check that the parts of the sample package are installed; if not, run {how.en}",
    )
