"""The number of cases is the manifest's, and none where that is of another content."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from conformance.catalog.load import domains, load
from conformance.planning.listed import number_listed


@pytest.mark.parametrize("domain", domains())
def test_it_is_the_number_of_cases_of_the_manifest(domain: str) -> None:
    spec = load(domain)
    manifest = json.loads((spec.directory / "manifest.json").read_text("utf-8"))
    assert number_listed(spec) == sum(len(one["cases"]) for one in manifest["requirements"]) > 0


def test_a_list_of_another_content_does_not_count() -> None:
    assert number_listed(replace(load("child_allowance"), digest="0" * 64)) is None


def test_without_a_list_there_is_no_number(tmp_path) -> None:
    assert number_listed(replace(load("child_allowance"), directory=tmp_path)) is None
