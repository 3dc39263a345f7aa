"""The walk-through is run as it stands: its commands, its expected ends, in both languages."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = {lang: ROOT / "docs" / lang / "walk-through.md" for lang in ("en", "ja")}
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


def _like(expected: str, found: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.split("…"))
    return re.fullmatch(pattern, found) is not None


def steps(lang: str) -> list[Step]:
    text = PAGES[lang].read_text("utf-8")
    return [Step(int(m["number"]), m["command"], m["end"]) for m in STEP.finditer(text)]


def test_both_languages_give_the_same_commands() -> None:
    assert [s.command for s in steps("en")] == [s.command for s in steps("ja")]


@pytest.mark.parametrize("lang", PAGES)
def test_every_numbered_step_has_a_command_and_an_expected_end(lang: str) -> None:
    titles = re.findall(r"^## (\d+)\. ", PAGES[lang].read_text("utf-8"), re.MULTILINE)
    assert [int(t) for t in titles] == [s.number for s in steps(lang)] == list(range(1, 10))


def test_an_end_that_differs_is_noticed() -> None:
    step = Step(1, "", "… ✓, 0 ✗")
    assert step.ends("more\n12 ✓, 0 ✗\n")
    assert not step.ends("12 ✓, 1 ✗\n")
    assert not step.ends("")


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
@pytest.mark.parametrize("lang", ["ja", pytest.param("en", marks=pytest.mark.whole)])
def test_the_steps_do_what_the_page_says(lang: str, tmp_path: Path) -> None:
    port = _free_port()
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    (tmp_path / "vendor_profiles").mkdir()
    profile = (ROOT / "vendor_profiles" / "own_rest_api.yaml").read_text("utf-8")
    moved = tmp_path / "vendor_profiles" / "own_rest_api.yaml"
    moved.write_text(profile.replace("8750", port), "utf-8")
    shutil.copytree(ROOT / "vendor_profiles" / "evidence", moved.parent / "evidence")
    wanted = [
        Step(s.number, *(t.replace("8750", port) for t in (s.command, s.end))) for s in steps(lang)
    ]
    printed = _run(wanted, tmp_path, lang)
    wrong = [
        f"{s.number}: {printed[s.number][-600:]}" for s in wanted if not s.ends(printed[s.number])
    ]
    assert wrong == []


def _run(wanted: list[Step], folder: Path, lang: str) -> dict[int, str]:
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


def _free_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])
