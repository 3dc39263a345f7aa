"""Runs of the command as a person would make them, in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rfc8785

from conformance.results.model import Result
from conformance.results.store import write_result

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-21"
# Few cases of every kind, so that one run takes seconds.
SAMPLE = (
    "child_allowance/rule/payment-start-month/*",
    "child_allowance/function/register-claim/*",
    "child_allowance/form/cessation-notice/*",
    "child_allowance/record/payments/*",
    "child_allowance/invariant/no-gap-within-15days/*",
)


def conformance(
    *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "conformance", *arguments]
    whole = {**os.environ, "LANG": "C.UTF-8", **(env or {})}
    whole.pop("PYTEST_DISABLE_PLUGIN_AUTOLOAD", None)
    for name in [n for n in whole if n.startswith(("PYTEST_", "COV_"))]:
        whole.pop(name)
    return subprocess.run(
        command, capture_output=True, text=True, timeout=300, env=whole, check=False, cwd=cwd
    )


def run(out: Path, *arguments: str, **more: object) -> subprocess.CompletedProcess:
    chosen = [part for glob in SAMPLE for part in ("--case", glob)]
    base = ["run", "reference", "--as-of", DAY, "--seed", "1", "--out", str(out), "--lang", "en"]
    return conformance(*base, *chosen, *arguments, **more)


def result_of(out: Path) -> dict:
    return json.loads((out / "result.json").read_text(encoding="utf-8"))


def written_again(result: dict, path: Path) -> None:
    """Write an edited result as the harness would: what is tried is what it then makes of it."""
    write_result(Result.model_validate(result), path)


def repeatable(out: Path) -> bytes:
    """Return what two runs of the same inputs have in common: all but `run` and the checksum."""
    result = result_of(out)
    del result["run"], result["checksum"]
    return rfc8785.dumps(result)


@pytest.fixture
def profile(tmp_path: Path):
    """Write a profile that differs from a minimal one in the given surfaces."""

    def make(surfaces: str) -> Path:
        path = tmp_path / "own.yaml"
        path.write_text(
            "profile: 1\n"
            "product: {name: 試験品, vendor: v, release: '1'}\n"
            "municipality: {type: general_city, code: '131016', name: 架空市}\n"
            "specifications: {child_allowance: {version: '2.0'}}\n"
            f"surfaces: {surfaces}\n",
            encoding="utf-8",
        )
        return path

    return make
