"""Guessing is slow, and locks nobody out from elsewhere."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
import sqlalchemy as sa

from conformance.workbench import people as module
from conformance.workbench.store import AUDIT, TRIES
from conformance.workbench.tries import BY_ADDRESS, BY_NAME, TooManyTriesError
from tests.workbench.conftest import KEY, ON_BOTH_STORES, PASSWORD

HERE, THERE = "192.0.2.1", "198.51.100.7"
pytestmark = [ON_BOTH_STORES, pytest.mark.usefixtures("people")]


def guessed(bench, name="viewer", address=HERE, times=BY_NAME):
    for _ in range(times):
        assert bench.people.log_in(name, "wrong password", address) is None


def test_after_some_wrong_tries_even_the_right_password_waits(bench):
    guessed(bench)
    with pytest.raises(TooManyTriesError):
        bench.people.log_in("viewer", PASSWORD, HERE)
    assert bench.people.log_in("tester", PASSWORD, HERE)


def test_who_guesses_elsewhere_locks_nobody_out(bench):
    guessed(bench)
    with pytest.raises(TooManyTriesError):
        bench.people.log_in("viewer", "wrong password", HERE)
    assert bench.people.log_in("viewer", PASSWORD, THERE)


def test_the_wait_has_an_end_although_somebody_goes_on_trying(bench):
    guessed(bench)
    with bench.engine.begin() as db:
        db.execute(TRIES.update().values(at="2020-01-01T00:00:00+00:00"))
    assert bench.people.log_in("viewer", PASSWORD, HERE)
    guessed(bench, times=BY_NAME)
    for _ in range(3):
        with suppress(TooManyTriesError):
            bench.people.log_in("viewer", "wrong password", HERE)
    with bench.engine.connect() as db:
        assert db.execute(sa.select(sa.func.count()).select_from(TRIES)).scalar() == BY_NAME


def test_many_names_from_one_address_are_bounded(bench):
    for number in range(BY_ADDRESS):
        assert bench.people.log_in(f"name {number}", "wrong password", HERE) is None
    with pytest.raises(TooManyTriesError):
        bench.people.log_in("viewer", PASSWORD, HERE)
    assert bench.people.log_in("viewer", PASSWORD, THERE)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", HERE, True),
        ("fe80::1%eth0", "fe80::1%eth1", True),
    ],
)
def test_a_network_that_one_person_has_is_one_address(bench, one, other, same):
    guessed(bench, address=one)
    if same:
        with pytest.raises(TooManyTriesError):
            bench.people.log_in("viewer", PASSWORD, other)
    else:
        assert bench.people.log_in("viewer", PASSWORD, other)


def test_of_many_tries_at_once_no_more_are_looked_at(bench, monkeypatch):
    looked = []
    right = module._same

    def counted(password, secret):
        looked.append(password)
        return right(password, secret)

    def tried(_):
        with suppress(TooManyTriesError):
            assert bench.people.log_in("viewer", "wrong one", HERE) is None

    monkeypatch.setattr(module, "_same", counted)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(tried, range(12)))
    assert len(looked) <= BY_NAME


def test_a_name_that_nobody_has_costs_the_same_and_is_told_the_same(visitor, monkeypatch):
    looked = []
    monkeypatch.setattr(module, "_same", lambda *given: bool(looked.append(given)))
    pages = {}
    for name in ("viewer", "nobody"):
        browser, told = visitor(), []
        for _ in range(BY_NAME + 1):
            sent = {"name": name, "password": "wrong password"}
            answer = browser.fill("/login", sent, at="/login")
            told.append((answer.status_code, answer.text.replace(browser.token("/login"), "")))
        pages[name] = told
    assert pages["viewer"] == pages["nobody"]
    assert [status for status, _ in pages["nobody"]] == [403] * BY_NAME + [429]
    assert len(looked) == 2 * BY_NAME
    assert len({len(secret) for _, secret in looked}) == 1


def test_names_as_typed_stand_nowhere_for_one_may_be_a_password(bench):
    bench.people.log_in("a secret in the wrong field", "x", HERE)
    with bench.engine.connect() as db:
        tables = [db.execute(sa.select(table)).all() for table in (TRIES, AUDIT)]
    assert "secret" not in str(tables)


def test_the_key_of_the_console_is_guessed_as_slowly(bench, visitor):
    for name in ("viewer", "tester", "approver"):
        bench.people.remove(name)
    browser = visitor()
    answers = [browser.get("/enter?key=guess").status_code for _ in range(BY_NAME + 1)]
    assert answers == [403] * BY_NAME + [429]
    assert browser.get(f"/enter?key={KEY}").status_code == 429
