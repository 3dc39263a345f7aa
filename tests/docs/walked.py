"""Pages whose numbered steps are run as they stand: their commands, their expected ends."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
STEP = re.compile(
    r"^## (?P<number>\d+)\. .+?```sh\n(?P<command>.+?)\n```\n\n```text\n(?P<end>.+?)\n```$",
    re.MULTILINE | re.DOTALL,
)
LOCALE = {"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}
SECONDS = 240


@dataclass(frozen=True)
class Step:
    number: int
    command: str
    end: str

    def ends(self, printed: str) -> bool:
        """Say whether the output ends with the expected lines; … stands for anything."""
        lines = self.end.splitlines()
        last = printed.rstrip("\n").splitlines()[-len(lines) :]
        return len(last) == len(lines) and all(map(_like, lines, last))

    def with_text(self, changed: dict[str, str]) -> Step:
        """Return the step with other texts in it, such as ports that are free here."""
        command, end = self.command, self.end
        for one, other in changed.items():
            command, end = command.replace(one, other), end.replace(one, other)
        return Step(self.number, command, end)


def _like(expected: str, found: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.split("…"))
    return re.fullmatch(pattern, found) is not None


def page(name: str, lang: str) -> str:
    return (ROOT / "docs" / lang / f"{name}.md").read_text("utf-8")


def steps(text: str) -> list[Step]:
    return [Step(int(m["number"]), m["command"], m["end"]) for m in STEP.finditer(text)]


def run(wanted: list[Step], folder: Path, lang: str) -> dict[int, str]:
    """Return what each step prints, all run in one shell as a person would."""
    parts = [f"echo '@@{s.number}'\n{s.command}\n" for s in wanted]
    script = "trap 'kill $(jobs -p)' EXIT\nexec 2>&1\n" + "".join(parts)
    place = Path(sys.executable).parent
    environment = {
        "PATH": f"{place}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": LOCALE[lang],
        "PYTHONUTF8": "1",
        "HOME": str(folder),
    }
    if "PYTHONPATH" in os.environ:
        environment["PYTHONPATH"] = os.environ["PYTHONPATH"]
    done = subprocess.run(
        [shutil.which("bash") or "bash", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    found = re.split(r"^@@(\d+)\n", done.stdout, flags=re.MULTILINE)
    return {int(n): text for n, text in zip(found[1::2], found[2::2], strict=True)}


def free_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])
