"""`conformance profile new` and `profile check` as a person calls them."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conformance.cli.main import main
from conformance.surfaces.launch import launch_reference
from conformance.surfaces.profile import load_profile

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "tests" / "surfaces" / "drafting" / "vendor_like.yaml"
if str(ROOT / "tests") not in sys.path:
    sys.path.insert(0, str(ROOT / "tests"))


def test_the_groups_help_lists_both_commands_and_imports_neither() -> None:
    code = (
        "import sys; from conformance.cli.main import main; main(['profile', '--help']);"
        "print([m for m in sys.modules if 'cli.profile_' in m or m == 'pydantic'])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert "  new " in shown
    assert "  check " in shown
    assert shown.splitlines()[-1] == "[]"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_new_writes_a_profile_that_loads_and_says_what_it_found(capsys, tmp_path, lang) -> None:
    out = tmp_path / "mine.yaml"
    new = ["profile", "new", "--openapi", str(VENDOR), "--domain", "child_allowance"]
    assert main([*new, "--out", str(out), "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert load_profile(out).profile.specifications.keys() == {"child_allowance"}
    assert ("確実" if lang == "ja" else "sure") in said
    assert str(out) in said


def test_without_out_the_profile_goes_to_standard_output_alone(capsys) -> None:
    assert main(["profile", "new", "--openapi", str(VENDOR), "--domain", "child_allowance"]) == 0
    captured = capsys.readouterr()
    assert yaml.safe_load(captured.out)["profile"] == 1
    assert "child_allowance 2.0" in captured.err


def test_a_file_is_never_overwritten(capsys, tmp_path) -> None:
    out = tmp_path / "mine.yaml"
    out.write_text("mine", "utf-8")
    assert main(["profile", "new", "--openapi", str(VENDOR), "--out", str(out)]) == 2
    assert "USE025" in capsys.readouterr().err
    assert out.read_text("utf-8") == "mine"


@pytest.fixture
def profile(monkeypatch, tmp_path):
    from own_rest.server import Server, make

    monkeypatch.setenv("OWN_REST_SHOKUIN", "90001")
    monkeypatch.setenv("OWN_REST_ANSHO", "made-up")
    text = (ROOT / "vendor_profiles" / "own_rest_api.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    del data["surfaces"]["files"]
    shutil.copytree(ROOT / "vendor_profiles" / "evidence", tmp_path / "evidence")
    with Server(make()) as server:
        data["surfaces"]["api"]["base_url"] = server.url

        def write(change=lambda _data: None) -> str:
            change(data)
            path = tmp_path / "profile.yaml"
            path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
            return str(path)

        yield write


def test_check_ends_with_0_when_all_goes_well(capsys, profile) -> None:
    assert main(["profile", "check", profile(), "--domain", "child_allowance", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(" ✓, 0 ✗, 0 not tried")


def test_check_ends_with_3_and_names_item_key_path_and_line(capsys, profile) -> None:
    def only_the_month(data) -> None:
        rule = {"to": "honnin.seinengappi", "wareki": "{G}{yy}.{mm}.01"}
        mapping = data["surfaces"]["api"]["mapping"]
        mapping["fields"]["child_allowance/payees"]["birth_date"] = rule

    path = profile(only_the_month)
    assert main(["profile", "check", path, "--domain", "child_allowance", "--lang", "en"]) == 3
    said = capsys.readouterr().out
    line = next(
        n for n, t in enumerate(Path(path).read_text("utf-8").splitlines(), 1) if "{mm}.01'" in t
    )
    assert "✗ child_allowance/payees" in said
    entry = "surfaces.api.mapping.fields.child_allowance/payees.birth_date"
    assert f"→ {entry} ({path}:{line - 2})" in said
    assert "    > POST " in said
    assert "    < HTTP 200 " in said


def test_answers_are_masked_unless_asked_for(capsys, profile) -> None:
    def narrower(data) -> None:
        mapping = data["surfaces"]["api"]["mapping"]
        mapping["fields"]["child_allowance/payees"]["address"] = {"to": "nantoka"}
        mapping["fields"]["child_allowance/payees"]["birth_date"] = {"to": "x", "wareki": "{G}"}

    path = profile(narrower)
    shown = {}
    for more in ([], ["--unmasked"]):
        assert main(["profile", "check", path, "--domain", "child_allowance", *more]) == 3
        shown[bool(more)] = capsys.readouterr().out
    assert len(shown[True]) > 0
    assert shown[False] != shown[True]
    assert [masked for masked in shown if "--unmask" not in shown[masked]] == [True]


def test_a_wrong_profile_ends_with_2(capsys, tmp_path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("profile: 1\n", "utf-8")
    assert main(["profile", "check", str(path)]) == 2
    assert "PRO" in capsys.readouterr().err


def test_a_profile_without_an_api_has_nothing_to_check(capsys) -> None:
    assert main(["profile", "check", "export_only"]) == 2
    assert "PRO040" in capsys.readouterr().err


FRESH = """        - action: fresh
          steps:
            - request: POST /sandboxes
              body: {city_type: "{city_type}", municipality_code: "{municipality_code}",
                business_date: "{day}"}
              keep: {sandbox: "result[0].sandbox"}
        - action: load
          steps:
            - request: "POST /sandboxes/{sandbox}/records"
              each: rows
              body: {rows: [{domain: "{domain}", group: "{group}", row: "{one}"}]}
"""
ROLES = ("clerk", "supervisor", "other_department", "other_municipality")


def _completed(draft: str, url: str) -> str:
    """Do what the remarks of a draft ask for: address, roles, the test facility, placeholders."""
    roles = ", ".join(f"{r}: {{code: {r}}}" for r in ROLES)
    for old, new in (
        ("TODO-sandbox", "{sandbox}"),
        ("https://TODO.example.jp", url),
        ('token_url: "/oauth', f'token_url: "{url}/oauth'),
        ("    capabilities: {reset: false, business_date: today}\n", ""),
        ("    mapping:\n", f"    roles: {{{roles}}}\n    mapping:\n      nulls: 'null'\n"),
        ("      calls:\n", f"      calls:\n{FRESH}"),
        ("specifications:\n", 'specifications:\n  resident_register: {version: "6.1"}\n'),
    ):
        assert old in draft
        draft = draft.replace(old, new)
    return draft


@pytest.mark.whole
def test_a_draft_completed_as_its_remarks_ask_reaches_nearly_every_call_of_a_live_package(
    capsys, monkeypatch, tmp_path
) -> None:
    document, draft = tmp_path / "openapi.json", tmp_path / "draft.yaml"
    assert main(["catalog", "openapi", "child_allowance", "--out", str(document)]) == 0
    new = ["profile", "new", "--openapi", str(document), "--domain", "child_allowance"]
    assert main([*new, "--out", str(draft)]) == 0
    launched = launch_reference(dt.date(2026, 4, 1))
    try:
        monkeypatch.setenv("VENDOR_CLIENT_ID", launched.client_id)
        monkeypatch.setenv("VENDOR_CLIENT_SECRET", launched.client_secret)
        draft.write_text(_completed(draft.read_text("utf-8"), launched.url), "utf-8")
        capsys.readouterr()
        main(["profile", "check", str(draft), "--domain", "child_allowance", "--lang", "en"])
    finally:
        launched.stop()
    lines = capsys.readouterr().out.splitlines()
    good = [line for line in lines if line.startswith("✓")]
    bad = [line for line in lines if line.startswith("✗")]
    assert len(good) >= 95
    assert all(line.startswith(("✗ export", "✗ link")) for line in bad), bad
