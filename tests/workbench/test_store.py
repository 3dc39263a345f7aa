"""The store: nothing is taken out of the audit; the same on PostgreSQL."""

import pytest
import sqlalchemy as sa

from conformance.workbench.audit import write_audit
from conformance.workbench.bench import bench_of
from conformance.workbench.store import AUDIT, RUNS, open_store
from tests.workbench.conftest import ON_BOTH_STORES, PASSWORD, settings_of

pytestmark = ON_BOTH_STORES


@pytest.fixture
def engine(bench):
    return bench.engine


@pytest.mark.parametrize("change", [AUDIT.delete(), AUDIT.update().values(by="somebody else")])
def test_what_stands_in_the_audit_stays(engine, change):
    with engine.begin() as db:
        write_audit(db, "hanako", "accept", "a case", "a reason")
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
    with open_store(url).connect() as db:
        assert db.execute(sa.select(RUNS.c.id, RUNS.c.upload)).all() == [("a", "")]
