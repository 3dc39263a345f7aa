"""The list of cases is the plan's: what a run writes is never held to be cut."""

from __future__ import annotations

import pytest
import signed

from conformance.trust.listed import hold_cases, hold_catalogue
from conformance.trust.refused import RefusedError

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


def test_a_part_of_which_the_count_is_wrong_is_refused(tmp_path) -> None:
    result = signed.result_of(signed.profile_in(tmp_path), shard="2/3")
    fewer = signed.derived(result, cases=result.cases[1:])
    with pytest.raises(RefusedError) as caught:
        hold_cases(fewer)
    assert caught.value.messages[0].code == "TRU042"
