"""`.ci/changed.py` names the requirements that have changed since a commit."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / ".ci" / "changed.py"
MANIFEST = "spec_catalog/d/1.0/manifest.json"
FAULTS = "conformance/reference/mutants/d.yaml"
FAULT = "- {key: one, requirement: d/rule/a, title_ja: x}\n"


def manifest(**digests):
    listed = [
        {"id": f"d/rule/{name}", "digest": digest, "cases": [{"id": f"d/rule/{name}/x"}]}
        for name, digest in digests.items()
    ]
    return json.dumps({"requirements": listed})


@pytest.fixture
def changed(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("changed", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    for name in (MANIFEST, FAULTS):
        (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / MANIFEST).write_text(manifest(a="1", b="1"), encoding="utf-8")
    (tmp_path / FAULTS).write_text(FAULT, encoding="utf-8")
    git = ("git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.jp")
    for call in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "x")):
        subprocess.run([*git, *call], check=True)
    return module


def test_nothing_has_changed_since_the_commit_itself(changed):
    assert changed.changed("HEAD") == []


def test_another_digest_and_what_is_new_have_changed(changed, tmp_path):
    (tmp_path / MANIFEST).write_text(manifest(a="1", b="2", c="1"), encoding="utf-8")
    assert changed.changed("HEAD") == ["d/rule/b", "d/rule/c"]


def test_other_cases_and_another_fault_are_a_change(changed, tmp_path):
    text = manifest(a="1", b="1").replace("d/rule/b/x", "d/rule/b/y")
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    (tmp_path / FAULTS).write_text(FAULT + FAULT.replace("one", "two"), encoding="utf-8")
    assert changed.changed("HEAD") == ["d/rule/b", "d/rule/a"]


def test_without_a_commit_it_begins_with_one_that_is_a_day_old_or_the_first(changed):
    assert changed.changed(changed.a_day_ago()) == []
