"""The worked example of docs/*/export-files.md is what the command prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conformance.cli.main import main

DOCS = Path(__file__).parents[2] / "docs"
HEAD = """\
profile: 1
product: {name: 例, vendor: 架空, release: "1"}
municipality: {type: general_city, code: "139998", name: 北楡市}
specifications:
  national_health_insurance: {version: "1.7"}
"""
CASE = "national_health_insurance/invariant/loss-not-before-acquisition/*"


def example(lang: str) -> tuple[dict[str, list[str]], str, list[str]]:
    """Return the files, the section of the profile, and the lines of the finding."""
    text = (DOCS / lang / "export-files.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(yaml)?\n(.*?)```", text, re.DOTALL)
    at = next(n for n, (_, block) in enumerate(blocks) if block.startswith("KOJIN.csv"))
    files: dict[str, list[str]] = {}
    for line in blocks[at][1].splitlines():
        name, _, head = line.partition("   ") if not line.startswith(" ") else ("", "", line)
        files.setdefault(name or list(files)[-1], []).append(head.strip())
    return files, blocks[at + 1][1], blocks[at + 2][1].splitlines()


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_example_ends_in_the_finding_it_shows(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files, section, shown = example(lang)
    exports = tmp_path / "exports"
    exports.mkdir()
    for name, lines in files.items():
        text = "\n".join(lines).replace("20260401", "20100401") + "\n"
        (exports / name).write_text(text, encoding="cp932")
    path = tmp_path / "my.yaml"
    path.write_text(HEAD + section, encoding="utf-8")
    out = tmp_path / "out"
    given = ("--case", CASE, "--out", str(out), "--lang", lang, "--as-of", "2026-11-24")
    assert main(["files", str(path), str(exports), *given]) == 1
    printed = capsys.readouterr().out
    for line in shown:
        assert line in printed
    found = json.loads((out / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert [one["total"] for one in found] == [1]
