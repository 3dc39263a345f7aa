"""Profiles: the same errors as the command line, with the line."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from conformance.errors import ProfileError
from conformance.results.store import write_result
from conformance.surfaces.profile import load_profile
from conformance.surfaces.statements import check_statements
from conformance.values.today import today_in_japan
from conformance.workbench.bench import bench_of
from tests.plugin.test_resume import reworked
from tests.report import samples

GOOD = """profile: 1
product: {name: 製品, vendor: 会社, release: "1"}
municipality: {type: general_city, code: "139998", name: 見本市}
specifications:
  seal_registration: {version: "2.0"}
surfaces: {}
"""
WRONG = GOOD.replace("municipality:", "municpality:").replace('"1"', "1")


def begun(alone, name="mine"):
    sent = {"name": name, "template": "template"}
    assert alone.fill("/profiles", sent).status_code == 303


def test_a_profile_is_begun_from_a_template_changed_and_kept(alone, bench):
    begun(alone)
    answer = alone.edit("/profiles/mine", {"text": GOOD})
    assert "保存しました" in answer.text
    assert bench.shelf.get("mine").path.read_text("utf-8") == GOOD


def test_what_is_wrong_is_what_the_command_line_says_with_its_line(alone, tmp_path):
    begun(alone)
    path = tmp_path / "wrong.yaml"
    path.write_text(WRONG, "utf-8")
    with pytest.raises(ProfileError) as told:
        load_profile(path)
    shown = alone.fill("/profiles/mine/check", {"text": WRONG}).text
    assert len(told.value.messages) > 1
    for message in told.value.messages:
        assert message.code in shown
        assert f"{message.where.rpartition(':')[2]} 行目" in shown
    assert str(tmp_path) not in shown


def test_checking_keeps_nothing(alone, bench):
    begun(alone)
    before = bench.shelf.get("mine").path.read_bytes()
    alone.fill("/profiles/mine", {"text": WRONG, "do": "check"})
    alone.fill("/profiles/mine/check", {"text": WRONG})
    assert bench.shelf.get("mine").path.read_bytes() == before
    assert [p.name for p in bench.settings.profiles.iterdir()] == ["mine.yaml"]


def test_a_sample_is_not_changed(alone, bench):
    before = bench.shelf.get("sample-reference").path.read_bytes()
    alone.edit("/profiles/sample-reference", {"text": GOOD})
    assert bench.shelf.get("sample-reference").path.read_bytes() == before


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a.b", "sample-x", ".x", "x" * 61, "a\nb"])
def test_a_name_that_could_lead_elsewhere_is_refused(alone, bench, name):
    answer = alone.fill("/profiles", {"name": name, "template": "template"})
    assert (answer.status_code, "WBN004" in answer.text) == (422, True)
    assert list(bench.settings.profiles.iterdir()) == []


@pytest.mark.usefixtures("files_profile")
@pytest.mark.usefixtures("bench")
def test_the_doctor_says_what_the_command_says(alone):
    answer = alone.fill("/profiles/own/doctor")
    assert "✓" in answer.text
    assert "印鑑登録" in answer.text


@pytest.mark.parametrize("listens", [True, False])
def test_a_workbench_that_others_use_keeps_no_profile_that_starts_a_program(
    bench, visitor, listens
):
    open_one = bench_of(replace(bench.settings, open=listens))
    open_one.people.put("tester", "tester", "long enough for a test")
    made = visitor("tester", on=open_one)
    sent = {"name": "mine", "template": "template"}
    made.fill("/profiles", sent)
    before = open_one.shelf.get("mine").path.read_bytes()
    api = "surfaces: {api: {adapter: command, command: {argv: [touch, x]}}}"
    text = GOOD.replace("surfaces: {}", api)
    answer = made.edit("/profiles/mine", {"text": text})
    assert "WBN007" in answer.text
    assert open_one.shelf.get("mine").path.read_bytes() == before


@pytest.mark.parametrize("template", ["reference", "export_only", "template"])
def test_one_begun_from_a_sample_is_as_right_as_the_sample_and_takes_a_waiver(
    alone, bench, template
):
    assert alone.fill("/profiles", {"name": "own", "template": template}).status_code == 303
    path = bench.shelf.get("own").path
    check_statements(load_profile(path), today_in_japan())
    assert "PRO062" not in alone.get("/profiles/own").text
    profile = load_profile(path).profile
    given = samples.result()
    product = given.product.model_copy(
        update={
            "name": profile.product.name,
            "vendor": profile.product.vendor,
            "release": profile.product.release,
            "city_code": profile.municipality.code,
        }
    )
    about = reworked(given.model_copy(update={"product": product}))
    write_result(about, bench.settings.results / "a.json")
    key = bench.library.all()[0].key
    case = next(one for one in given.cases if one.verdict == "fail" and one.waiver is None)
    sent = {
        "case": case.id,
        "profile": "own",
        "by": "課長",
        "reason": "次期版で",
        "risk": "手作業で補う",
        "expires": (today_in_japan() + dt.timedelta(days=9)).isoformat(),
    }
    answer = alone.fill(f"/results/{key}/waive", sent)
    assert answer.status_code == 303, answer.text
    assert load_profile(path).profile.waivers[0].case == case.id


def test_evidence_that_stands_there_already_is_not_written_over(alone, bench):
    folder = bench.settings.profiles / "evidence"
    folder.mkdir()
    (folder / "sample-package.md").write_text("当市の記録", "utf-8")
    alone.fill("/profiles", {"name": "own", "template": "reference"})
    assert (folder / "sample-package.md").read_text("utf-8") == "当市の記録"


def test_missing_evidence_is_told_on_the_page_of_the_profile_with_its_line(alone, bench):
    alone.fill("/profiles", {"name": "own", "template": "reference"})
    (bench.settings.profiles / "evidence" / "sample-package.md").unlink()
    page = alone.get("/profiles/own").text
    assert "PRO062" in page
    assert re.search(r"\d+ 行目", page)
    assert "PRO062" not in alone.get("/profiles/sample-reference").text
