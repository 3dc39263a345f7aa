"""A product that delivers one part of a specification is judged by that part, and told so."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from conformance.cases.case import FILES
from conformance.cases.needs import calls
from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.parts import parts_of
from conformance.planning.plan import make_plan
from conformance.surfaces.profile import Profile

DAY = date(2026, 11, 21)
DOMAIN = "common_functions"
SPEC = load(DOMAIN)
PARTS = [part.key for part in SPEC.head.parts]
PLACES = {"before": "older", "directory": "changes"}


def profile(parts=None, **more):
    return Profile.model_validate(
        {
            "profile": 1,
            "product": {"name": "見本", "vendor": "見本社", "release": "1"},
            "municipality": {"type": "general_city", "code": "139998", "name": "見本市"},
            "specifications": {DOMAIN: {"version": "2.1", "parts": parts}},
            "declares": {DOMAIN: "all"},
            "surfaces": {"api": {}, "files": {"directory": "x", "differential": PLACES}},
            **more,
        }
    )


def planned(parts=None, **more):
    return make_plan([SPEC], profile(parts, **more), DAY)


def own(case):
    return parts_of(SPEC, FILES[case.requirement.kind], case.requirement.key)


@pytest.mark.parametrize("part", PARTS)
def test_what_belongs_to_another_part_does_not_apply_and_says_why(part):
    for one in planned((part,)):
        other = part not in own(one.case)
        assert (one.verdict == "not_applicable") is other, one.case.id
        if other:
            assert one.cause.code == "N-OTHER-PART"
            assert one.cause.details["parts"] == ",".join(own(one.case))
            assert all(key in one.cause.ja for key in own(one.case))
            assert part in one.cause.en


@pytest.mark.parametrize("part", PARTS)
def test_nothing_of_a_part_delivered_is_untested_but_for_want_of_evidence(part):
    mine = [p for p in planned((part,)) if part in own(p.case)]
    assert mine
    assert {p.cause.code for p in mine if p.verdict is not None} <= {"U-NO-EVIDENCE"}


def test_a_profile_that_names_no_parts_delivers_all_and_so_does_one_that_names_each():
    assert planned() == planned(tuple(PARTS))
    assert not [p for p in planned() if p.verdict == "not_applicable"]


def test_the_parts_together_are_the_whole_and_leave_no_case_out():
    ran = [{p.case.id for p in planned((part,)) if p.verdict != "not_applicable"} for part in PARTS]
    assert set().union(*ran) == {p.case.id for p in planned()}
    assert len(planned(("031",))) == len(planned())


def test_an_attestation_for_another_part_is_not_taken():
    stated = {
        "requirement": f"{DOMAIN}/function/integrated-collection",
        "by": "適合　花子",
        "role": "責任者",
        "date": DAY,
        "statement": "確かめた（架空）",
        "evidence": "e.md",
    }
    found = {
        parts: next(
            p
            for p in planned((parts,), attestations=(stated,))
            if p.case.requirement.key == "integrated-collection"
        )
        for parts in ("031", "036")
    }
    assert (found["036"].verdict, found["036"].attestation.by) == ("attested", "適合　花子")
    assert (found["031"].verdict, found["031"].attestation) == ("not_applicable", None)


@pytest.mark.parametrize("part", PARTS)
def test_the_cases_of_a_part_call_nothing_that_only_another_part_has(part):
    """Else a product of that part alone could not pass, however good it is."""
    kinds = {"load": "records", "query": "records", "run": "functions", "calculate": "rules"}
    kinds |= {"link": "linkages", "export": "records", "issue": "forms"}
    seen = 0
    for one in planned((part,)):
        if one.verdict is not None or one.case.surface != "api":
            continue
        entry = getattr(SPEC, FILES[one.case.requirement.kind])[one.case.requirement.key]
        may = {part, *entry.draws_on}
        for call in calls(SPEC, one.case):
            kind = kinds.get(call.action)
            if kind is not None and call.domain == DOMAIN and call.key in getattr(SPEC, kind):
                seen += 1
                assert not may.isdisjoint(parts_of(SPEC, kind, call.key)), (one.case.id, call)
    assert seen or part in {"036", "037"}  # these two are attested, nothing is called


@pytest.fixture
def divided(tmp_path):
    """The resident register in two parts: deaths are recorded by one of its own."""
    for folder in ("common", "resident_register/6.1", "national_pension/1.0"):
        shutil.copytree(catalog_directory() / folder, tmp_path / folder)
    home = tmp_path / "resident_register" / "6.1"
    head, functions = home / "domain.yaml", home / "functions.yaml"
    parts = "".join(
        f"- {{key: {key}, business_id: '001', name_ja: {key}, name_en: {key}}}\n"
        for key in ("rest", "deaths")
    )
    head.write_text(f"{head.read_text('utf-8')}\nparts:\n{parts}", "utf-8")
    text = functions.read_text("utf-8")
    assert text.count("- key: death\n") == 1
    functions.write_text(text.replace("- key: death\n", "- key: death\n  part: deaths\n"), "utf-8")
    return [load(domain, root=tmp_path) for domain in ("resident_register", "national_pension")]


@pytest.mark.parametrize(("part", "concerned_by_it"), [("rest", False), ("deaths", True)])
def test_what_begins_in_a_part_that_is_not_delivered_is_not_tried(divided, part, concerned_by_it):
    chosen = {
        "resident_register": {"version": "6.1", "parts": (part,)},
        "national_pension": {"version": "1.0"},
    }
    plan = make_plan(divided, profile(specifications=chosen), DAY)
    flows = {
        p.case.id.rpartition("/")[2]: p for p in plan if "resident-to-pension/reaches" in p.case.id
    }
    assert (flows["reaches-death"].verdict is None) is concerned_by_it
    assert flows["reaches-move-in"].verdict is None
    if not concerned_by_it:
        assert flows["reaches-death"].cause.code == "N-OTHER-PART"
        assert "deaths" in flows["reaches-death"].cause.en
