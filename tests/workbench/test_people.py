"""Who may come in."""

import os
import stat
from pathlib import Path

import pytest
import sqlalchemy as sa

from conformance.workbench import people as module
from conformance.workbench.people import ALONE, User
from conformance.workbench.store import PEOPLE, SESSIONS
from tests.workbench.conftest import KEY, ON_BOTH_STORES, PASSWORD


def test_whoever_works_alone_needs_the_key_of_the_console(visitor):
    made = visitor()
    assert made.get("/enter?key=guess").status_code == 403
    assert made.get("/").headers["location"] == "/login"
    assert made.get(f"/enter?key={KEY}").status_code == 303
    assert made.get("/").status_code == 200


@ON_BOTH_STORES
def test_as_soon_as_somebody_is_set_up_the_key_and_its_sessions_are_over(alone, bench, visitor):
    bench.people.put("hanako", "viewer", PASSWORD)
    assert alone.get("/").headers["location"] == "/login"
    assert visitor().get(f"/enter?key={KEY}").status_code == 403


@pytest.mark.usefixtures("people")
def test_a_wrong_password_and_an_unknown_name_are_told_alike(visitor):
    texts = set()
    for name, password in (("viewer", "wrong password"), ("nobody", PASSWORD), (ALONE, KEY)):
        sent = {"name": name, "password": password}
        answer = visitor().fill("/login", sent, at="/login")
        assert answer.status_code == 403
        texts.add(answer.text.replace(answer.text[answer.text.index('value="') :][:80], ""))
    assert len(texts) == 1


@ON_BOTH_STORES
@pytest.mark.usefixtures("people")
def test_what_a_store_cannot_keep_is_no_fault_of_the_server(visitor):
    sent = {"name": "view\0er", "password": PASSWORD}
    assert visitor().fill("/login", sent, at="/login").status_code == 403
    approver = visitor("approver")
    answer = approver.fill("/profiles", {"name": "a\0b", "template": "template"})
    assert (answer.status_code, "WBN004" in answer.text) == (422, True)
    assert approver.get("/audit").status_code == 200


@ON_BOTH_STORES
@pytest.mark.usefixtures("people")
def test_a_session_ends_by_log_out_by_time_and_with_the_person(bench, visitor):
    made = visitor("viewer")
    assert made.fill("/logout").status_code == 303
    assert made.get("/").headers["location"] == "/login"
    old = bench.people.log_in("tester", PASSWORD)
    with bench.engine.begin() as db:
        db.execute(SESSIONS.update().values(until="2020-01-01T00:00:00+00:00"))
    assert bench.people.person(old) is None
    token = bench.people.log_in("tester", PASSWORD)
    assert bench.people.person(token) == User("tester", "tester")
    assert bench.people.remove("tester")
    assert bench.people.person(token) is None


@ON_BOTH_STORES
@pytest.mark.usefixtures("people")
def test_neither_passwords_nor_sessions_can_be_read_from_the_store(bench):
    token = bench.people.log_in("viewer", PASSWORD)
    with bench.engine.connect() as db:
        kept = str([tuple(row) for t in (PEOPLE, SESSIONS) for row in db.execute(sa.select(t))])
    assert PASSWORD not in kept
    assert token not in kept


def test_each_role_may_do_what_those_before_it_may():
    assert [User("x", "tester").may(role) for role in ("viewer", "tester", "approver")] == [
        True,
        True,
        False,
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_store_is_for_its_owner_alone(bench):
    file = bench.settings.folder / "workbench.sqlite"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_password_costs_what_makes_guessing_slow():
    text = Path(module.__file__).read_text(encoding="utf-8")
    assert '"n": 2**15, "r": 8' in text  # the tests themselves use less
