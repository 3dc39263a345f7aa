"""A store of an older version opens: people, sessions, runs and audit are what they were."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from conformance.cli.main import main
from conformance.errors import UsageError
from conformance.workbench.bench import bench_of
from conformance.workbench.people import User
from conformance.workbench.store import AUDIT, PEOPLE, open_store
from conformance.workbench.upgraded import FORM, form_of, kept_as
from tests.workbench.conftest import ON_BOTH_STORES, PASSWORD, settings_of

ROOT = Path(__file__).parents[2]
STORES = Path(__file__).parent / "stores"
SESSION = "kept-in-the-browser"


@pytest.fixture
def older(store):
    """Return the URL of a store that holds what an older version had written."""
    engine = sa.create_engine(store.replace("postgresql:", "postgresql+psycopg:"))
    text = (STORES / f"form_1.{engine.dialect.name}.sql").read_text("utf-8")
    with engine.begin() as db:
        if engine.dialect.name == "sqlite":
            db.connection.executescript(text)
        else:
            db.exec_driver_sql(text)
    engine.dispose()
    return store


def rows(engine, table):
    with engine.connect() as db:
        return [tuple(row) for row in db.execute(sa.select(table).order_by(*table.primary_key))]


@ON_BOTH_STORES
def test_people_sessions_runs_and_audit_are_there_and_go_on(older, tmp_path):
    bench = bench_of(settings_of(tmp_path, store=older))
    assert bench.people.all() == (User("taro", "tester"), User("花子", "approver"))
    assert bench.people.person(SESSION) == User("花子", "approver")
    (run,) = bench.runs.all()
    assert (run.id, run.state, run.exit_code, run.by) == ("0123456789ab", "ended", 3, "taro")
    before = rows(bench.engine, AUDIT)
    assert [line[2:6] for line in before] == [
        ("-", "person", "花子: approver", ""),
        ("花子", "accept", "case", "次の版で"),
    ]
    token = bench.people.log_in("花子", PASSWORD)  # also where wrong tries had been counted
    assert bench.people.person(token) == User("花子", "approver")
    bench.people.put("次郎", "viewer", PASSWORD)
    assert [one.name for one in bench.people.all()] == ["taro", "次郎", "花子"]
    assert rows(bench.engine, AUDIT)[: len(before)] == before


@ON_BOTH_STORES
def test_a_second_look_changes_nothing_and_the_audit_is_kept_by_more_than_before(older):
    assert form_of(open_store(older)) == FORM
    engine = open_store(older)
    before = rows(engine, PEOPLE)
    sqlite = engine.dialect.name == "sqlite"
    taken = (
        "INSERT OR REPLACE INTO audit VALUES (1, '', 'x', 'x', 'x', 'x')"
        if sqlite
        else "TRUNCATE audit"
    )
    for statement in (taken, "DELETE FROM audit", "UPDATE audit SET reason = 'x'"):
        with pytest.raises(sa.exc.DBAPIError, match="append-only"), engine.begin() as db:
            db.exec_driver_sql(statement)
    assert (rows(engine, PEOPLE), len(rows(engine, AUDIT))) == (before, 2)


@ON_BOTH_STORES
def test_many_that_open_it_at_once_bring_it_up_once(older):
    with ThreadPoolExecutor(6) as pool:
        engines = list(pool.map(open_store, [older] * 6))
    with engines[0].connect() as db:
        assert db.exec_driver_sql("SELECT number FROM form").scalars().all() == [FORM]
    assert len(rows(engines[0], PEOPLE)) == 2


@ON_BOTH_STORES
def test_what_fails_on_the_way_leaves_the_store_as_it_was(older, monkeypatch):
    def fails(_db):
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr("conformance.workbench.upgraded.guard", fails)
        with pytest.raises(RuntimeError):
            open_store(older)
    engine = sa.create_engine(older.replace("postgresql:", "postgresql+psycopg:"))
    assert "failed" in {one["name"] for one in sa.inspect(engine).get_columns("people")}
    assert "form" not in sa.inspect(engine).get_table_names()
    assert len(rows(open_store(older), PEOPLE)) == 2


def test_the_file_is_copied_before_it_is_changed_for_its_owner_alone(older, tmp_path):
    open_store(older)
    copy = kept_as(tmp_path / "workbench.sqlite", 1)
    with sqlite3.connect(copy) as db:
        assert db.execute("SELECT failed FROM people ORDER BY name").fetchall() == [(0,), (2,)]
    if os.name != "nt":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    first = copy.read_bytes()
    (tmp_path / "workbench.sqlite").unlink()
    shutil.copy(copy, tmp_path / "workbench.sqlite")
    open_store(older)
    assert copy.read_bytes() == first  # a copy is not written over


def test_a_store_of_this_version_without_a_number_is_numbered_and_keeps_its_people(tmp_path, store):
    bench = bench_of(settings_of(tmp_path, store=store))
    bench.people.put("花子", "viewer", PASSWORD)
    with bench.engine.begin() as db:
        db.exec_driver_sql("DROP TABLE form")
        db.exec_driver_sql("DROP TRIGGER audit_no_replace")
    again = bench_of(settings_of(tmp_path, store=store))
    assert form_of(again.engine) == FORM
    assert again.people.person(again.people.log_in("花子", PASSWORD)) == User("花子", "viewer")


@ON_BOTH_STORES
def test_a_store_of_a_newer_version_is_left_alone(store):
    with open_store(store).begin() as db:
        db.execute(sa.text("INSERT INTO form VALUES (:next)"), {"next": FORM + 1})
    with pytest.raises(UsageError) as told:
        open_store(store)
    assert told.value.messages[0].code == "WBN020"


def test_a_new_store_has_no_copy(tmp_path, store):
    open_store(store)
    assert not kept_as(tmp_path / "workbench.sqlite", 0).exists()
    assert not kept_as(tmp_path / "workbench.sqlite", 1).exists()


@pytest.mark.parametrize(
    "url",
    ["mysql://u:secret-word@h/d", "nonsense", "postgresql+psycopg://u:secret-word@127.0.0.1:1/d"],
)
def test_a_store_that_cannot_be_opened_is_no_fault_of_the_harness(url, tmp_path, capsys):
    asked = ["serve", "--folder", str(tmp_path), "--store", url, "users", "list"]
    assert main(asked) == 2
    told = capsys.readouterr().err
    assert "USE200" in told
    assert "secret-word" not in told


def test_nor_is_a_file_that_is_no_store(tmp_path, capsys):
    (tmp_path / "workbench.sqlite").write_text("not a database, though it is called so" * 30)
    assert main(["serve", "--folder", str(tmp_path), "users", "list"]) == 2
    assert "USE200" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_steps_of_the_page_open_it_and_lead_back(lang, older, tmp_path):
    page = (ROOT / "docs" / lang / "workbench.md").read_text("utf-8")
    (told,) = re.findall(r"`conformance (serve --folder \S+ users list)`", page)
    command = [sys.executable, "-m", "conformance", *told.split()]
    command[command.index("--folder") + 1] = str(tmp_path)
    listed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert listed == "taro\ttester\n花子\tapprover\n"
    (name,) = set(re.findall(r"`(workbench\.sqlite\.form-\d)`", page))
    assert "WBN020" in page
    for left in tmp_path.glob("workbench.sqlite-*"):
        left.unlink()
    (tmp_path / name).replace(tmp_path / "workbench.sqlite")  # back to the version before
    with sqlite3.connect(tmp_path / "workbench.sqlite") as db:
        assert db.execute("SELECT name, failed FROM people ORDER BY name").fetchall() == [
            ("taro", 0),
            ("花子", 2),
        ]
    assert (
        subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout == listed
    )
    assert older.endswith("workbench.sqlite")
