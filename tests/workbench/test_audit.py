"""No act is without a trace: it is written down before it is done, or with it."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from conformance.workbench import pages as pages_module
from conformance.workbench import runs as runs_module
from conformance.workbench import shelf as shelf_module
from conformance.workbench.audit import ACTS, COMING, NOT_DONE, audited, called
from conformance.workbench.pages import accepting
from conformance.workbench.store import AUDIT, PEOPLE, RUNS, SESSIONS
from tests.report import samples
from tests.workbench.conftest import ON_BOTH_STORES, PASSWORD
from tests.workbench.test_accepting import LATER, open_case


class Killed(BaseException):
    """The server ends here; nothing after it is done."""


def lines(bench):
    with bench.engine.connect() as db:
        wanted = sa.select(AUDIT.c.by, AUDIT.c.action, AUDIT.c.subject).order_by(AUDIT.c.number)
        return [tuple(row) for row in db.execute(wanted)]


def actions(bench):
    return [action for _, action, _ in lines(bench)]


@ON_BOTH_STORES
@pytest.mark.usefixtures("people")
def test_who_comes_and_goes_is_written_down_and_who_is_refused(bench, visitor):
    made = visitor("viewer")
    made.fill("/logout")
    made.fill("/login", {"name": "viewer", "password": "wrong password"}, at="/login")
    assert lines(bench)[-3:] == [
        ("viewer", "log-in", "testclient"),
        ("viewer", "log-out", ""),
        ("-", "log-in refused", "viewer testclient"),
    ]


@pytest.mark.usefixtures("people")
def test_coming_and_going_hide_no_approval(visitor):
    approver = visitor("approver")
    approver.fill("/profiles", {"name": "mine", "template": "template"})
    acts, coming = approver.get("/audit").text, approver.get("/audit?show=log-ins").text
    assert ("mine" in acts, "testclient" in acts) == (True, False)
    assert ("mine" in coming, "testclient" in coming) == (False, True)


def test_a_file_that_is_taken_and_the_doctor_are_written_down(bench, alone, tmp_path):
    from conformance.results.store import write_result

    write_result(samples.result(), tmp_path / "result.json")
    content = (tmp_path / "result.json").read_bytes()
    assert alone.fill("/results", files={"result": ("a.json", content)}).status_code == 303
    assert alone.fill("/results", files={"result": ("b.json", b"{}")}).status_code == 422
    alone.fill("/profiles", {"name": "mine", "template": "template"})
    alone.fill("/profiles/mine/doctor")
    done = [one for one in actions(bench) if not one.startswith("log-in")]
    assert done == ["result", "result", "result not done", "profile", "doctor"]


@ON_BOTH_STORES
def test_a_person_is_not_changed_without_its_line(bench, monkeypatch):
    def broken(*_given):
        raise Killed

    monkeypatch.setattr("conformance.workbench.people.write_audit", broken)
    for act in (
        lambda: bench.people.put("hanako", "approver", PASSWORD),
        lambda: bench.people._begin("hanako", ""),
    ):
        with pytest.raises(Killed):
            act()
    with bench.engine.connect() as db:
        assert [db.execute(sa.select(table)).all() for table in (PEOPLE, SESSIONS)] == [[], []]


@pytest.mark.parametrize("step", ["before", "while", "after"])
def test_an_approval_at_which_the_server_ends_leaves_its_line(
    bench, alone, shelved, monkeypatch, step
):
    case, change = open_case(bench, shelved), accepting.change_policy

    def ends(*given):
        if step == "after":
            change(*given)
        raise Killed

    if step == "before":
        monkeypatch.setattr("conformance.workbench.audit.write_audit", ends)
    else:
        monkeypatch.setattr(accepting, "change_policy", ends)
    sent = {"case": case, "approver": "課長", "reason": "次の版で", "expires": LATER}
    with pytest.raises(Killed):
        alone.fill(f"/results/{shelved}/accept", sent)
    written = any(case in subject for _, action, subject in lines(bench) if action == "accept")
    assert written == (step != "before")
    assert bench.settings.policy.exists() == (step == "after")


def test_a_profile_is_whole_wherever_the_server_ends(bench, alone, monkeypatch):
    alone.fill("/profiles", {"name": "mine", "template": "template"})
    path = bench.shelf.get("mine").path
    before = path.read_bytes()

    def half(content, path):
        path.with_suffix(".part").write_bytes(content[:10])
        raise Killed

    monkeypatch.setattr(shelf_module, "write_whole", half)
    with pytest.raises(Killed):
        alone.edit("/profiles/mine", {"text": "profile: 1"})
    assert path.read_bytes() == before
    assert actions(bench)[-2:] == ["profile", "profile not done"]


@ON_BOTH_STORES
def test_a_run_has_its_line_before_its_process(bench, monkeypatch):
    def ends(*_given):
        raise Killed

    monkeypatch.setattr(runs_module.processes, "start", ends)
    with pytest.raises(Killed):
        bench.runs.start("own", ["--seed=1"], "hanako", "ja")
    (line,) = [one for one in lines(bench) if one[1] == "run"]
    with bench.engine.connect() as db:
        key = db.execute(sa.select(RUNS.c.id)).scalar_one()
    assert (line[0], line[2]) == ("hanako", f"{key} own --seed=1")


def test_what_fails_says_so_with_its_code(bench):
    with pytest.raises(ValueError, match="x"), audited(bench.engine, "hanako", "act", "thing"):
        raise ValueError("x")
    assert lines(bench) == [("hanako", "act", "thing"), ("hanako", "act not done", "thing")]


def test_each_act_of_the_pages_has_its_words_in_both_languages():
    pages = Path(pages_module.__file__).parent
    texts = [path.read_text("utf-8") for path in pages.glob("*.py")]
    used = {act for text in texts for act in re.findall(r'audited\(\s*"([^"]+)"', text)}
    assert used > {"accept", "profile", "result"}
    assert used <= set(ACTS)
    assert set(ACTS) >= COMING
    for act in ACTS:
        assert called(act) == ACTS[act]
        assert "できず" in called(f"{act}{NOT_DONE}").ja


def test_what_is_accepted_already_is_offered_last_and_marked(bench, alone, shelved):
    case = open_case(bench, shelved)
    sent = {"case": case, "approver": "課長", "reason": "次の版で", "expires": LATER}
    alone.fill(f"/results/{shelved}/accept", sent)
    page = alone.get(f"/results/{shelved}/gate").text
    rows = [row for row in page.split("<tr>") if 'name="case"' in row]
    marked = ["受け入れ済み" in row for row in rows]
    assert marked == [False] * (len(rows) - 1) + [True]
    assert f'value="{case}"' in rows[-1]
