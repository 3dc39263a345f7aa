"""What must outlive the server: people, sessions, runs, summaries of results, the audit.

SQLite in a file, or PostgreSQL by URL. Times are UTC as ISO text, so that both say the same.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from conformance.errors import Message, UsageError
from conformance.values.installing import install_command
from conformance.values.private_files import private_folder
from conformance.workbench.upgraded import bring_up

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


def open_store(url: str) -> sa.Engine:
    """Return the store at a URL: its tables made where it is new, brought up where it is older.

    Raises:
        UsageError: USE200, no store can be opened there; WBN020, a newer version made it.
    """
    try:
        engine = _engine(sa.make_url(url))
        bring_up(engine, _META)
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise UsageError(_not_opened(error)) from None
    return engine


def _engine(address: sa.URL) -> sa.Engine:
    kind = address.get_backend_name()
    if kind in {"postgresql", "postgres"}:
        if "+" not in address.drivername:  # as people write it
            address = address.set(drivername="postgresql+psycopg")
        return sa.create_engine(address, pool_pre_ping=True)
    if kind != "sqlite":
        raise ArgumentError(kind)
    if address.database:
        _made_private(Path(address.database))
    # threads come and go, and a file is opened in no time: no connection is kept
    engine = sa.create_engine(
        address, poolclass=NullPool, connect_args={"timeout": 30, "check_same_thread": False}
    )
    sa.event.listen(engine, "connect", _for_many)
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


def _not_opened(error: Exception) -> Message:
    """USE200: the reason as the database gives it; the URL, which may hold a password, is not."""
    told = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    reason = told.strip().partition("\n")[0]
    how = install_command("postgresql")
    return Message(
        "USE200",
        f"保存先を開けません: {reason}",
        f"the store cannot be opened: {reason}",
        f"--store は postgresql://… だけです（部品がなければ、{how.ja}実行）。"
        "サーバーが動いているか、ファイルが壊れていないかを確かめてください。",
        f"--store takes postgresql://… alone (where its parts are missing, run {how.en});"
        " see whether the server runs, or whether the file is damaged",
    )
