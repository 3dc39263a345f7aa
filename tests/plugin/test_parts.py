"""A product that delivers one part of a specification is certified for it by one run."""

import importlib.util
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location(
    "plugin_conftest", Path(__file__).with_name("conftest.py")
)
kit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(kit)

PROFILE = """\
profile: 1
product: {{name: 見本, vendor: 見本社（架空）, release: "1"}}
municipality: {{type: general_city, code: "139998", name: 見本市}}
specifications:
  common_functions: {{version: "2.1", parts: ["{part}"]}}
declares: {{common_functions: {declared}}}
surfaces:
  api: {{start: {{reference: true}}}}
  files: {{start: {{reference: true}}}}
"""
OFFERED = "[euc-offers-listed-items, euc-names-types-and-codes, euc-received-items]"


def run(folder: Path, part: str, declared: str):
    path = folder / "part.yaml"
    path.write_text(PROFILE.format(part=part, declared=declared), encoding="utf-8")
    return kit.conformance(
        "run", str(path), "--seed", "1", "--as-of", kit.DAY, "--out", str(folder), "--lang", "en"
    )


@pytest.fixture(scope="module")
def euc(tmp_path_factory):
    folder = tmp_path_factory.mktemp("euc")
    return run(folder, "034", OFFERED), kit.result_of(folder), folder


def test_a_product_of_one_part_deviates_in_nothing_known_and_the_line_says_of_what(euc):
    done, result, _ = euc
    assert done.returncode == 3, done.stdout + done.stderr  # nobody knows all requirements of it
    last = done.stdout.strip().splitlines()[-1]
    assert last.startswith("Verdict: no deviation in what is known (conformance is not established")
    assert "of Common Functions 034 the source is not whole (annex 1 (the list of" in last
    assert "delivered: of Common Functions only 034 EUC (not delivered: 029, 030, 031" in last
    assert result["verdict"]["line"]["en"] == last


def test_the_result_names_the_parts_and_everything_of_the_part_was_run(euc):
    _, result, folder = euc
    (spec,) = result["catalogue"]
    assert [p["key"] for p in spec["parts"]] == ["034"]
    assert [p["key"] for p in spec["parts_left_out"]] == ["029", "030", "031", "032", "036", "037"]
    count = result["counts"]["verdict"]
    assert set(count) == {"pass", "not_applicable", "not_declared"}
    assert count["pass"] > 10
    assert "納入しない部分" in (folder / "report.html").read_text(encoding="utf-8")


def test_open_questions_of_other_parts_are_not_held_against_it(euc):
    _, result, _ = euc
    assert [q["id"] for q in result["questions"]] == ["common_functions/question/euc-refresh-rate"]


def test_a_part_there_is_not_stops_with_2_and_the_nearest_name(tmp_path):
    done = run(tmp_path, "34", "all")
    assert done.returncode == 2
    assert "PRO014" in done.stderr
    assert "did you mean '034'?" in done.stderr
    assert not (tmp_path / "result.json").exists()
