"""The list of cases is the plan's: what a run writes is never held to be cut."""

from __future__ import annotations

import json

import pytest
import signed

from conformance.errors import CatalogError
from conformance.trust import listed
from conformance.trust.listed import hold_cases, hold_catalogue
from conformance.trust.refused import BundleError

RULES = "child_allowance/rule/*"


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"surface": "files"},
        {"surface": "api,forms"},
        {"class": "required"},
        {"case": RULES},
        {"case": f"{RULES},child_allowance/form/*", "surface": "api"},
        {"shard": "2/3"},
        {"ground": "derived"},
        {"domain": "child_allowance"},
        {"as-of": "2026-04-01"},
    ],
)
def test_what_a_run_selects_is_taken(tmp_path, options) -> None:
    result = signed.result_of(signed.profile_in(tmp_path), **options)
    hold_catalogue(result)
    hold_cases(result)


@pytest.mark.parametrize("edit", [{"digest": "0" * 64}, {"requirements": [{"cases": [{}]}]}])
def test_a_list_that_is_not_of_the_catalogue_here_is_no_fault_of_the_signers(
    result, tmp_path, monkeypatch, edit
) -> None:
    (spec,) = result.catalogue
    path = tmp_path / spec.domain / spec.version / "manifest.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"digest": spec.digest, "requirements": []} | edit))
    monkeypatch.setattr(listed, "home_of", lambda _: tmp_path)
    with pytest.raises(CatalogError, match="CAT031") as caught:
        hold_cases(result)
    assert "conformance catalog manifest" in caught.value.messages[0].remedy_en


def test_a_part_of_which_the_count_is_wrong_is_refused(tmp_path) -> None:
    result = signed.result_of(signed.profile_in(tmp_path), shard="2/3")
    fewer = signed.derived(result, cases=result.cases[1:])
    with pytest.raises(BundleError) as caught:
        hold_cases(fewer)
    assert caught.value.messages[0].code == "TRU042"
