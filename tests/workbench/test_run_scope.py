"""Of what a run is stands where it is named: of its result, or of its command and profile."""

from dataclasses import replace

import pytest

from conformance.results.store import write_result
from conformance.workbench.run_scope import chosen, said, scope_of
from tests.plugin.test_resume import reworked
from tests.report import samples
from tests.workbench.conftest import settled

PARTS = """
  common_functions: {version: "2.1", parts: ["031"]}
"""


@pytest.fixture
def quick(bench):
    """Return a workbench whose command line ends at once and leaves nothing."""
    return replace(bench, settings=replace(bench.settings, command=("true",)))


def run_of(bench, *options, profile="sample-reference"):
    runs = type(bench.runs)(bench.settings, bench.engine)
    return settled(bench, runs.start(profile, options, "x", "ja").id)


def words(run, bench, lang="ja"):
    return " / ".join(one.spoken(lang) for one in scope_of(run, bench))


def test_domains_surfaces_and_cases_that_were_chosen_are_named(quick):
    given = ("--domain=seal_registration", "--surface=files", "--case=seal_registration/record/*")
    run = run_of(quick, *given, "--seed=1")
    for name in ("印鑑登録", "出力ファイル", "seal_registration/record/*"):
        assert name in said(chosen(run)).ja
    assert said(chosen(run)).ja.endswith("のみ")
    assert "seal registration" in words(run, quick, "en").lower()


def test_where_nothing_was_chosen_it_is_of_everything(quick):
    run = run_of(quick, "--seed=1")
    assert (said(chosen(run)).ja, words(run, quick)) == ("全体", "全体")


def test_parts_that_alone_are_delivered_are_named_before_there_is_a_result(quick, files_profile):
    path = quick.settings.profiles / f"{files_profile}.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("specifications:\n", f"specifications:{PARTS}", 1), "utf-8")
    run = run_of(quick, profile=f"profiles/{files_profile}.yaml")
    assert "共通機能は 031 のみ納入" in words(run, quick)


def test_the_result_says_it_once_there_is_one(quick, alone):
    run = run_of(quick, "--domain=seal_registration")
    result = samples.result()
    cut = {"domains": ("child_allowance",), "left_out": 7, "narrowed": True}
    scope = result.scope.model_copy(update=cut)
    narrowed = reworked(result.model_copy(update={"scope": scope}))
    write_result(narrowed, quick.runs.folder(run) / "result.json")
    assert "児童手当 のみ（選択外 7 件）" in words(run, quick)
    page = alone.get(f"/runs/{run.id}").text
    assert "児童手当 のみ（選択外 7 件）" in page.partition("</h1>")[0]
    assert "印鑑登録 のみ" in alone.get("/runs").text
