"""The store: nothing is taken out of the audit; the same on PostgreSQL."""

import os
import uuid

import pytest
import sqlalchemy as sa

from conformance.workbench.bench import bench_of
from conformance.workbench.store import AUDIT, RUNS, opened, write_audit
from tests.workbench.conftest import PASSWORD, settings_of

POSTGRESQL = "CONFORMANCE_TEST_POSTGRESQL"


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request, tmp_path):
    if request.param == "sqlite":
        return bench_of(settings_of(tmp_path)).engine
    url = os.environ.get(POSTGRESQL)
    if not url:
        pytest.skip(f"{POSTGRESQL} names no PostgreSQL")
    pytest.importorskip("psycopg", reason="PostgreSQL needs the extra `postgresql`")
    return bench_of(settings_of(tmp_path, store=in_a_schema_of_its_own(url))).engine


def in_a_schema_of_its_own(url):
    """Return the address of a server's new schema: tests run beside each other."""
    schema = f"test_{uuid.uuid4().hex}"
    with sa.create_engine(url).begin() as db:
        db.execute(sa.text(f"CREATE SCHEMA {schema}"))
    return f"{url}?options=-csearch_path%3D{schema}"


@pytest.mark.parametrize("change", [AUDIT.delete(), AUDIT.update().values(by="somebody else")])
def test_what_stands_in_the_audit_stays(engine, change):
    write_audit(engine, "hanako", "accept", "a case", "a reason")
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), engine.begin() as db:
        db.execute(change)
    with engine.connect() as db:
        assert db.execute(sa.select(AUDIT.c.by, AUDIT.c.reason)).all() == [("hanako", "a reason")]


def test_what_was_written_is_there_for_another_server(engine, tmp_path):
    url = engine.url.render_as_string(hide_password=False)
    people = bench_of(settings_of(tmp_path, store=url)).people
    people.put("花子", "approver", PASSWORD)
    again = bench_of(settings_of(tmp_path, store=url)).people
    assert [one.name for one in again.all()] == ["花子"]
    assert again.person(people.log_in("花子", PASSWORD)).role == "approver"


def test_tables_that_are_there_are_kept(engine):
    row = {"id": "a", "kind": "run", "profile": "p", "command": "[]", "out": "o", "state": "ended"}
    with engine.begin() as db:
        db.execute(RUNS.insert().values(by="x", began="y", **row))
    url = engine.url.render_as_string(hide_password=False)
    with opened(url).connect() as db:
        assert db.execute(sa.select(RUNS.c.id, RUNS.c.upload)).all() == [("a", "")]
