"""The example of a sharded run is executed: its shards, merged, are what the whole run gives."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from conformance.cli.main import main

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "shards-github.yml"
PLACE = re.compile(r"\$\{\{ (\S+) \}\}")
CASES = ("--case", "seal_registration/record/*/file-bytes", "-n", "0", "--lang", "en")
GIVEN = {"github.run_number": "1", "needs.begin.outputs.day": "2026-04-01"}


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with a profile, an export of its own and a policy; the current folder."""
    folder = tmp_path / "conformance"
    shutil.copytree(ROOT / "fixtures" / "exports" / "conforming", folder / "export")
    text = (ROOT / "vendor_profiles" / "export_only.yaml").read_text(encoding="utf-8")
    own = text.replace("../fixtures/exports/conforming", "export")
    (folder / "profile.yaml").write_text(own, encoding="utf-8")
    (folder / "gate.yaml").write_text("policy: 1\nnarrowed: warn\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def steps(job):
    return [step["run"] for step in JOBS[job]["steps"] if "run" in step]


JOBS = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))["jobs"]


def call(line, **given):
    """Run a step of the example with its places filled in; its exit code."""
    filled = PLACE.sub(lambda found: {**GIVEN, **given}[found[1]], line)
    words = shlex.split(filled)
    words = words[1 : words.index("||")] if "||" in words else words[1:]
    found = [sorted(map(str, Path().glob(word))) if "*" in word else [word] for word in words]
    return [name for names in found for name in names]


def comparable(path):
    result = json.loads(Path(path).read_text(encoding="utf-8"))
    del result["run"], result["checksum"]
    return json.dumps(result, ensure_ascii=False)


def test_the_shards_of_the_example_merge_into_the_result_of_the_whole_run(repository, capsys):
    (run,) = (line for line in steps("test") if line.startswith("conformance run"))
    for shard in JOBS["test"]["strategy"]["matrix"]["shard"]:
        assert main([*call(run, **{"matrix.shard": str(shard)}), *CASES]) != 2
        (repository / "out").rename(repository / f"shard-{shard}")  # uploaded …
    (repository / "shards").mkdir()
    for shard in JOBS["test"]["strategy"]["matrix"]["shard"]:  # … and downloaded
        (repository / f"shard-{shard}").rename(repository / "shards" / f"shard-{shard}")
    whole = [*call(run, **{"matrix.shard": "1"}), *CASES]
    at = whole.index("--shard")
    whole[at : at + 2], whole[whole.index("--out") + 1] = [], "whole"
    expected = main(whole)
    told = capsys.readouterr().out.strip().splitlines()[-1]
    merge, gate = (line for line in steps("judge") if line.startswith("conformance"))
    assert main([*call(merge), "--lang", "en"]) == expected
    assert capsys.readouterr().out.strip().splitlines()[-1] == told
    assert comparable("out/result.json") == comparable("whole/result.json")
    assert Path("out/report.html").exists()
    run_of = json.loads(Path("out/result.json").read_text(encoding="utf-8"))["run"]
    profile = (repository / "out" / run_of["profile"]).resolve()
    assert profile == (repository / "conformance" / "profile.yaml").resolve()
    assert main([*call(gate), "--lang", "en"]) != 2
