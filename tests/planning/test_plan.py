"""What is decided before anything runs: which of the vendor's statements stands for what."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import data_directory
from conformance.planning.plan import make_plan
from conformance.surfaces.profile import Attestation, load_profile

if TYPE_CHECKING:
    from conformance.planning.plan import Planned

SPEC = load("child_allowance")
REFERENCE = load_profile(data_directory("vendor_profiles") / "reference.yaml").profile
DAY = dt.date(2026, 11, 1)


def planned(*named: str) -> dict[str, Planned]:
    """The cases that want evidence, with statements about the requirements named, in order."""
    statements = tuple(
        Attestation(
            requirement=name,
            by="山田　花子",
            role="品質保証",
            date=dt.date(2026, 10, 1),
            statement=str(number),
            evidence="記録.pdf",
        )
        for number, name in enumerate(named)
    )
    profile = REFERENCE.model_copy(update={"attestations": statements})
    plan = make_plan([SPEC], profile, DAY)
    return {p.case.requirement.id: p for p in plan if p.case.check == "attest"}


def test_no_statement_stands_for_a_requirement_that_has_no_operation_yet() -> None:
    key = next(k for k, f in SPEC.functions.items() if f.operation.kind == "attest")
    function = SPEC.functions[key]
    undecided = function.operation.model_copy(update={"evidence": "未割当: この要件を試す操作"})
    functions = {**SPEC.functions, key: function.model_copy(update={"operation": undecided})}
    profile = load_profile(data_directory("vendor_profiles") / "reference.yaml").profile
    plan = make_plan([replace(SPEC, functions=functions)], profile, DAY)
    found = [p for p in plan if p.case.requirement.id == f"child_allowance/function/{key}"]
    assert [(p.verdict, p.cause and p.cause.code) for p in found] == [
        ("untested", "U-NO-OPERATION")
    ]


def test_a_form_of_which_no_item_is_known_is_never_passed() -> None:
    key, form = next(iter(SPEC.forms.items()))
    forms = {**SPEC.forms, key: form.model_copy(update={"items": (), "shows": {}})}
    plan = make_plan([replace(SPEC, forms=forms)], REFERENCE, DAY)
    found = [p for p in plan if p.case.requirement.id == f"child_allowance/form/{key}"]
    assert found
    assert {(p.verdict, p.cause and p.cause.code) for p in found} == {
        ("untested", "U-NO-OPERATION")
    }


WANTED = sorted(one for one, p in planned("*").items() if p.verdict == "attested")
NAMES = (*WANTED[:2], "child_allowance/*", f"{WANTED[0][:-1]}?", f"[c]{WANTED[1][1:]}", "other/*")


def test_some_requirements_want_evidence() -> None:
    assert len(WANTED) > 1


@pytest.mark.parametrize("named", list(itertools.permutations(NAMES, 3)))
def test_the_first_statement_that_names_a_requirement_stands_for_it(named: tuple[str, ...]) -> None:
    for one in WANTED:
        fitting = [str(n) for n, name in enumerate(named) if fnmatchcase(one, name)]
        found = planned(*named)[one]
        assert found.verdict == ("attested" if fitting else "untested")
        assert [found.attestation.statement] == fitting[:1] if found.attestation else not fitting
