"""The command adapter's pages: their commands run and say what the pages claim."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location(
    "plugin_conftest", ROOT / "tests" / "plugin" / "conftest.py"
)
kit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(kit)
PAGES = [(ROOT / "docs" / lang / "command-adapter.md").read_text("utf-8") for lang in ("en", "ja")]
EXAMPLE = ROOT / "docs" / "examples" / "command_adapter.py"


def _commands(page: str) -> list[str]:
    (block,) = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    return block.strip().splitlines()


def test_both_pages_give_the_same_commands():
    assert _commands(PAGES[0]) == _commands(PAGES[1])


def test_the_example_is_at_most_60_lines():
    assert len(EXAMPLE.read_text("utf-8").splitlines()) <= 60


def test_the_example_answers_a_call_typed_by_hand():
    line = re.search(r"'(.*)'", _commands(PAGES[0])[0]).group(1)
    done = subprocess.run(
        [sys.executable, str(EXAMPLE)],
        input=line + "\n",
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    said = json.loads(done.stdout)
    assert (said["id"], said["status"]) == (1, 200)
    assert said["body"]["result"][0]["functions"] == ["register-claim"]


def test_the_harness_passes_what_the_example_serves_and_says_what_it_cannot_try(tmp_path):
    command = _commands(PAGES[0])[1]
    globs = re.findall(r"--case '([^']+)'", command)
    profile = ROOT / re.search(r"vendor_profiles/\S+", command).group(0)
    chosen = [part for glob in globs for part in ("--case", glob)]
    done = kit.conformance("run", str(profile), *chosen, "--out", str(tmp_path), "--lang", "en")
    verdicts = [case["verdict"] for case in kit.result_of(tmp_path)["cases"]]
    assert (verdicts.count("pass"), verdicts.count("untested"), len(verdicts)) == (22, 1, 23)
    assert done.returncode == 3
    assert "U-ONE-BY-ONE" in done.stdout


def test_what_the_example_does_not_serve_fails(tmp_path):
    profile = ROOT / "vendor_profiles" / "command_adapter.yaml"
    chosen = ("--case", "child_allowance/rule/payment-start-month/*")
    done = kit.conformance("run", str(profile), *chosen, "--out", str(tmp_path))
    assert done.returncode == 1
