"""What must outlive the server: people, sessions, runs, summaries of results, the audit.

SQLite in a file, or PostgreSQL by URL. Times are UTC as ISO text, so that both say the same.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from conformance.values.private_files import private_folder

_META: Final = sa.MetaData()

PEOPLE: Final = sa.Table(
    "people",
    _META,
    sa.Column("name", sa.String(100), primary_key=True),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("secret", sa.String(300), nullable=False),
)
TRIES: Final = sa.Table(
    "tries",
    _META,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("name", sa.String(64), nullable=False),  # its hash: a password may stand there
    sa.Column("address", sa.String(64), nullable=False),
    sa.Column("at", sa.String(40), nullable=False),
)
SESSIONS: Final = sa.Table(
    "sessions",
    _META,
    sa.Column("token", sa.String(64), primary_key=True),  # its hash: the store lets nobody in
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("until", sa.String(40), nullable=False),
)
RUNS: Final = sa.Table(
    "runs",
    _META,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("profile", sa.String(300), nullable=False),
    sa.Column("command", sa.Text, nullable=False),
    sa.Column("out", sa.String(300), nullable=False),
    sa.Column("upload", sa.String(300), nullable=False, default=""),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("pid", sa.Integer, nullable=False, default=0),
    sa.Column("born", sa.Float, nullable=False, default=0.0),
    sa.Column("exit_code", sa.Integer),
    sa.Column("by", sa.String(100), nullable=False),
    sa.Column("began", sa.String(40), nullable=False),
    sa.Column("ended", sa.String(40), nullable=False, default=""),
    sa.Column("continues", sa.String(32), nullable=False, default=""),
)
SUMMARIES: Final = sa.Table(
    "summaries",
    _META,
    sa.Column("path", sa.String(600), primary_key=True),
    sa.Column("stamp", sa.String(60), nullable=False),
    sa.Column("content", sa.Text, nullable=False),
)
AUDIT: Final = sa.Table(
    "audit",
    _META,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("by", sa.String(100), nullable=False),
    sa.Column("action", sa.String(40), nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, default=""),
)

for _verb in ("UPDATE", "DELETE"):
    sa.event.listen(
        AUDIT,
        "after_create",
        sa.DDL(  # type: ignore[no-untyped-call]  # the library's own omission
            f"CREATE TRIGGER audit_no_{_verb.lower()} BEFORE {_verb} ON audit"
            " BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
        ).execute_if(dialect="sqlite"),
    )
sa.event.listen(
    AUDIT,
    "after_create",
    sa.DDL(  # type: ignore[no-untyped-call]  # as above
        "CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS"
        " 'BEGIN RAISE EXCEPTION ''the audit is append-only''; END';"
        " CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit"
        " FOR EACH ROW EXECUTE FUNCTION audit_append_only()"
    ).execute_if(dialect="postgresql"),
)


def opened(url: str) -> sa.Engine:
    """Return the store at a URL, its tables made where they are missing."""
    address = sa.make_url(url)
    if address.get_backend_name() != "sqlite":
        if address.drivername in {"postgresql", "postgres"}:  # as people write it
            address = address.set(drivername="postgresql+psycopg")
        engine = sa.create_engine(address, pool_pre_ping=True)
    else:
        if address.database:
            _made_private(Path(address.database))
        # threads come and go, and a file is opened in no time: no connection is kept
        engine = sa.create_engine(
            address, poolclass=NullPool, connect_args={"timeout": 30, "check_same_thread": False}
        )
        sa.event.listen(engine, "connect", _for_many)
    _META.create_all(engine)
    return engine


def file_url(path: Path) -> str:
    """Return the URL of an embedded store in a file, which `opened` makes for its owner alone."""
    return sa.URL.create("sqlite", database=str(path)).render_as_string()


def _made_private(path: Path) -> None:
    private_folder(path.parent)
    if not path.exists():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


def now() -> str:
    """Return the time as the store keeps it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _for_many(connection: object, record: object) -> None:
    """Let readers read while somebody writes."""
    del record
    cursor = connection.cursor()  # type: ignore[attr-defined]  # whichever driver it is
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()
