"""What somebody may try who wants more than the role gives, or wants the workbench down."""

import io
import json
import os
import zipfile

import openpyxl
import pytest

from conformance.report import sheets
from conformance.results.store import write_result
from conformance.values.private_files import private_folder
from conformance.workbench.people import User
from conformance.workbench.progress import JOURNAL, LOG, progress_of
from conformance.workbench.settings import WorkbenchSettings
from conformance.workbench.visit import ROUTES
from tests.report import samples
from tests.workbench.conftest import PASSWORD, settled
from tests.workbench.test_excusing import FAILS, LATER, given, profile

__all__ = ["given"]  # the profile with a result that has a failure and a doubt

WITH_LINKS = pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make links")


@WITH_LINKS
def test_no_link_in_a_folder_shows_what_lies_elsewhere(bench, alone, tmp_path):
    outside = private_folder(tmp_path / "outside")
    write_result(samples.result(), outside / "result.json")
    (outside / "p.yaml").write_text("profile: 1 # elsewhere", "utf-8")
    results, profiles = bench.settings.results, bench.settings.profiles
    (results / "folder").symlink_to(outside, target_is_directory=True)
    (results / "one.json").symlink_to(outside / "result.json")
    private_folder(results / "deep") and (results / "deep" / "result.json").symlink_to(
        outside / "result.json"
    )
    (profiles / "p.yaml").symlink_to(outside / "p.yaml")
    (bench.settings.keys / "k.pub").symlink_to(outside / "p.yaml")
    assert bench.library.all() == ()
    assert bench.shelf.get("p") is None
    assert alone.get("/profiles/p").status_code == 404
    assert "k.pub" not in alone.get("/signed").text


@WITH_LINKS
def test_what_is_saved_replaces_a_link_and_does_not_follow_it(bench, alone, shelved, tmp_path):
    target = tmp_path / "elsewhere.yaml"
    target.write_text("policy: 1\n", "utf-8")
    bench.settings.policy.symlink_to(target)
    case = next(c for c in samples.result().cases if c.verdict == "untested")
    sent = {"case": case.id, "approver": "課長", "reason": "次の版で", "expires": LATER}
    assert alone.fill(f"/results/{shelved}/accept", sent).status_code == 303
    assert target.read_text("utf-8") == "policy: 1\n"
    assert not bench.settings.policy.is_symlink()


@WITH_LINKS
def test_tidying_removes_nothing_behind_a_link(bench, tmp_path):
    outside = private_folder(tmp_path / "outside")
    (outside / "kept.txt").write_text("x", "utf-8")
    (bench.settings.uploads / "link").symlink_to(outside, target_is_directory=True)
    bench.runs.tidy()
    assert (outside / "kept.txt").exists()


NAMES = [
    "../../evil.csv",
    "/etc/passwd",
    "..\\..\\evil.csv",
    "C:\\evil.csv",
    ".hidden",
    "a\x00b",
    "a\nb",
    "x" * 300,
    "..",
    "",
]


@pytest.mark.usefixtures("files_profile")
@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_file_leads_out_of_its_folder(bench, alone, name):
    before = {p for p in bench.settings.folder.rglob("*") if "uploads" not in p.parts}
    sent = {"files": (name, b"a,b\n")}
    answer = alone.fill("/files", {"profile": "own"}, files=sent)
    if answer.status_code == 303:
        settled(bench, answer.headers["location"].rpartition("/")[2])
    kept = {p for p in bench.settings.folder.rglob("*") if "uploads" not in p.parts} - before
    assert not [p for p in kept if p.parts[len(bench.settings.folder.parts)] != "results"]
    assert list(bench.settings.uploads.iterdir()) == []


FOREIGN = [
    "CON.csv",
    "nul",
    "com1.csv",
    "a.csv:stream",
    "a.csv.",
    "a|b.csv",
    "a*.csv",
    "<img src=x onerror=alert(1)>.csv",
]


@pytest.mark.usefixtures("files_profile")
@pytest.mark.parametrize("name", FOREIGN)
def test_no_name_that_windows_takes_for_something_else_is_taken(bench, alone, name):
    answer = alone.fill("/files", {"profile": "own"}, files={"files": (name, b"a,b\n")})
    assert (answer.status_code, "WBN006" in answer.text) == (422, True)
    assert bench.runs.all() == ()


@pytest.mark.parametrize("name", ["CON", "nul", "LPT1"])
def test_nor_is_a_profile_called_so(bench, alone, name):
    answer = alone.fill("/profiles", {"name": name, "template": "template"})
    assert (answer.status_code, "WBN004" in answer.text) == (422, True)
    assert list(bench.settings.profiles.iterdir()) == []


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "1",
        '{"case": 1}',
        '{"domains": [1]}',
        '{"domains": {"a": "x"}}',
        '{"case": "a/b/c"}',
        "[" * 100_000,
        '{"case": "a/b/c", "verdict": "fail", "text": "x"}',
    ],
)
def test_a_journal_that_no_run_wrote_so_breaks_no_page(tmp_path, line):
    good = json.dumps({"domains": {"a": 2}})
    last = json.dumps({"case": "a/b/c", "verdict": "pass"})
    (tmp_path / JOURNAL).write_text(f"{good}\n{line}\n{last}\n", "utf-8")
    (tmp_path / LOG).write_bytes(b"\x1b[31m\x00\n")
    assert progress_of(tmp_path).done >= 1


def bomb():
    """Return a workbook of a few kilobytes that would fill gigabytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", b"<a/>")
        with archive.open("xl/workbook.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(bytes(1_000_000))
    return made.getvalue()


@pytest.mark.usefixtures("given")
def test_a_workbook_that_would_fill_the_machine_is_refused(alone):
    files = {"workbook": ("sheet.xlsx", bomb())}
    answer = alone.fill("/evidence", {"profile": "own", "do": "write"}, files=files)
    assert answer.status_code == 200
    assert "IMP" in answer.text or "CAT" in answer.text


DEEP = b"[" * 200_000 + b"]" * 200_000


@pytest.mark.parametrize("content", [DEEP, b'{"a":' + DEEP + b"}", b"[" + b"[]," * 2_600_000])
def test_a_result_that_would_fill_the_machine_is_refused(alone, bench, content):
    answer = alone.fill("/results", files={"result": ("result.json", content)})
    assert answer.status_code == 422
    assert list(bench.settings.results.iterdir()) == []


def _sheet(bench, key):
    result = bench.library.result(bench.library.path(key))
    book = openpyxl.load_workbook(io.BytesIO(sheets.render(result, "ja")))
    row = next(r for r in book["不適合一覧"].iter_rows() if any(c.value == FAILS for c in r))
    return book, row


def _filled(row, *values):
    for cell, value in zip(row[-5:-1], values, strict=True):
        cell.value = value


def _edits(book, row):
    """Yield what a tester may do to a sheet, so that a waiver would come in another way."""
    sheet = book["不適合一覧"]
    yield lambda: None
    yield lambda: setattr(sheet, "title", "確認")
    yield lambda: book.copy_worksheet(sheet)
    yield lambda: sheet.merge_cells(f"{row[-5].coordinate}:{row[-4].coordinate}")
    yield lambda: setattr(sheet, "sheet_state", "hidden")
    yield lambda: setattr(sheet.row_dimensions[row[0].row], "hidden", True)
    yield lambda: setattr(row[-5], "value", '=HYPERLINK("http://evil.example","課長")')


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("edit", range(7))
def test_by_no_edit_of_a_sheet_does_a_tester_gain_a_waiver(bench, visitor, given, edit):
    book, row = _sheet(bench, given)
    _filled(row, "課長", "次期版で", "手作業", LATER)
    list(_edits(book, row))[edit]()
    saved = io.BytesIO()
    book.save(saved)
    before = (bench.settings.profiles / "own.yaml").read_bytes()
    files = {"workbook": ("sheet.xlsx", saved.getvalue())}
    answer = visitor("tester").fill("/evidence", {"profile": "own", "do": "write"}, files=files)
    assert answer.status_code in {200, 422}
    assert (bench.settings.profiles / "own.yaml").read_bytes() == before
    assert profile(bench).waivers == ()


@pytest.mark.usefixtures("people")
def test_a_formula_in_a_cell_stays_text_from_the_sheet_to_the_page_and_back(bench, visitor, given):
    book, row = _sheet(bench, given)
    evil = "'=cmd|'/C calc'!A0"
    _filled(row, "課長", evil, "手作業", LATER)
    saved = io.BytesIO()
    book.save(saved)
    files = {"workbook": ("sheet.xlsx", saved.getvalue())}
    approver = visitor("approver")
    answer = approver.fill("/evidence", {"profile": "own", "do": "write"}, files=files)
    assert answer.status_code == 303, answer.text
    (waiver,) = profile(bench).waivers
    assert waiver.reason == evil
    assert "HYPERLINK" not in approver.get("/profiles/own").text


@pytest.mark.usefixtures("people")
def test_a_role_that_is_taken_away_is_gone_at_once(bench, visitor):
    made = visitor("approver")
    assert made.get("/audit").status_code == 200
    bench.people.put("approver", "viewer", PASSWORD)
    assert made.get("/audit").headers["location"] == "/login"
    again = visitor("approver")
    assert again.get("/audit").status_code == 403
    assert bench.people.person(again.cookies["conformance_session"]) == User("approver", "viewer")


@pytest.mark.usefixtures("people")
def test_a_session_that_somebody_else_chose_is_nobodys(bench, visitor):
    chosen = "chosen-by-somebody-else"
    made = visitor()
    made.cookies.set("conformance_session", chosen)
    sent = {"name": "approver", "password": PASSWORD}
    made.fill("/login", sent, at="/login")
    assert bench.people.person(chosen) is None
    other = visitor()
    other.cookies.set("conformance_session", chosen)
    assert other.get("/audit").headers["location"] == "/login"


@pytest.mark.usefixtures("people", "given")
def test_looking_changes_nothing(bench, visitor):
    """A link or picture on another page makes a browser ask; it must not act."""
    made = visitor("approver")
    key = bench.library.all()[0].key
    queries = "case=x&profile=own&approver=a&reason=r&expires=2099-01-01&do=save&text=x&lang=ja"

    def state():
        lines = [line for line in bench.settings.folder.rglob("*") if "sqlite" not in line.name]
        return {path: path.read_bytes() for path in lines if path.is_file()}, bench.runs.all()

    before = state()
    for route in ROUTES:
        path = route.path.replace("{key}", key).replace("{kind}", "csv").replace("{name}", "x")
        for method in ("GET", "HEAD"):
            made.request(method, f"{path}?{queries}")
    made.get(f"/profiles/own?{queries}")
    assert state() == before


@pytest.mark.usefixtures("people")
def test_who_may_not_is_told_the_role_and_who_gives_it(visitor):
    page = visitor("viewer").get("/runs/new").text
    for told in ("試験（tester）", "閲覧（viewer）", "users add viewer --role tester", "approver"):
        assert told in page
    english = visitor("tester").get("/audit?lang=en").text
    assert "needs the role approver; yours is tester" in english


def test_others_are_not_told_where_the_folder_lies(tmp_path):
    assert str(tmp_path) in WorkbenchSettings(tmp_path, "", "").shown_folder
    assert str(tmp_path) not in WorkbenchSettings(tmp_path, "", "", open=True).shown_folder
