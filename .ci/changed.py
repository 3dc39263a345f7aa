"""The requirements that have changed since a commit: what they ask, their cases, or their faults.

    python .ci/changed.py [COMMIT] >requirements.txt
    conformance selftest --of requirements.txt

Without a commit, since the newest one that is a day old. One id a line, in the order of the
catalogue.
"""
# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
FAULTS = "conformance/reference/mutants"


def git(*arguments: str) -> str | None:
    """Return what git says, None where it refuses: the file was not there then."""
    call = ("git", "-C", str(ROOT), *arguments)
    done = subprocess.run(call, capture_output=True, check=False)  # noqa: S603 - our own words
    return done.stdout.decode() if done.returncode == 0 else None


def asked(manifest: str | None) -> dict[str, object]:
    """Return what stands of each requirement in a manifest: its digest and the ids of its cases."""
    listed = json.loads(manifest)["requirements"] if manifest else []
    return {one["id"]: (one["digest"], {case["id"] for case in one["cases"]}) for one in listed}


def faults(text: str | None) -> dict[str, list[object]]:
    """Return the faults that are written down, by the requirement they break."""
    found: dict[str, list[object]] = {}
    for one in (yaml.safe_load(text) if text else None) or []:
        found.setdefault(one["requirement"], []).append(one)
    return found


def changed(commit: str) -> list[str]:
    """Return the ids of the requirements that are otherwise now than at a commit, or new."""
    pairs = [
        *((asked, path) for path in sorted(ROOT.glob("spec_catalog/*/*/manifest.json"))),
        *((faults, path) for path in sorted(ROOT.glob(f"{FAULTS}/*.yaml"))),
    ]
    found: dict[str, None] = {}
    for read, path in pairs:
        now = read(path.read_text("utf-8"))
        before = read(git("show", f"{commit}:{path.relative_to(ROOT).as_posix()}"))
        found |= {name: None for name, one in now.items() if before.get(name) != one}
    return list(found)


def a_day_ago() -> str:
    """Return the newest commit that is a day old; where there is none, the oldest."""
    old = git("rev-list", "-1", "--before=1 day ago", "HEAD")
    return (old or git("rev-list", "--max-parents=0", "HEAD") or "").split("\n")[0]


if __name__ == "__main__":
    since = sys.argv[1] if len(sys.argv) > 1 else a_day_ago()
    sys.stdout.writelines(f"{one}\n" for one in changed(since))
