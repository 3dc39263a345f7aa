"""A store that an older version made is brought up to what this one keeps, once and as a whole.

The table `form` says which form a store has. Form 1 is that of every store from before there was
that table: its people may bear counts of wrong tries, which stand in a table of their own since.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from conformance.errors import Message, UsageError
from conformance.workbench.append_only import guard

if TYPE_CHECKING:
    from collections.abc import Iterator

FORM: Final = 2
"""The form that this version keeps."""

_EMPTY: Final = 0
_UNTOLD: Final = 1
_TOLD: Final = sa.Table(
    "form", sa.MetaData(), sa.Column("number", sa.Integer, primary_key=True, autoincrement=False)
)


def bring_up(engine: sa.Engine, tables: sa.MetaData) -> None:
    """Make the tables of a new store, or those of an older one what they are now: all or nothing.

    An embedded store is copied before it is changed (`kept_as`).

    Raises:
        UsageError: WBN020, a newer version made it.
    """
    if form_of(engine) == FORM:
        return
    with _alone(engine) as db:
        found = _form(db)  # another may have been as quick
        if found == FORM:
            return
        if found == _UNTOLD:
            _keep_copy(engine, found)
            _without_tries(db, tables)
        tables.create_all(db)
        guard(db)
        _TOLD.create(db, checkfirst=True)
        db.execute(_TOLD.insert().values(number=FORM))


def form_of(engine: sa.Engine) -> int:
    """Return the form of a store; 0 for one that has no tables yet.

    Raises:
        UsageError: WBN020, a newer version made it.
    """
    with engine.connect() as db:
        found = _form(db)
    if found > FORM:
        raise UsageError(_newer(found))
    return found


def kept_as(store: Path, form: int) -> Path:
    """Return where the copy of an embedded store lies that had an older form."""
    return store.with_name(f"{store.name}.form-{form}")


def _form(db: sa.Connection) -> int:
    there = sa.inspect(db).get_table_names()
    if _TOLD.name in there:
        return db.execute(sa.select(sa.func.max(_TOLD.c.number))).scalar() or _UNTOLD
    return _UNTOLD if "people" in there else _EMPTY


def _without_tries(db: sa.Connection, tables: sa.MetaData) -> None:
    """Take the counts of wrong tries from the people; they themselves stay as they are."""
    columns = {one["name"] for one in sa.inspect(db).get_columns("people")}
    if "failed" not in columns:
        return
    people = tables.tables["people"]
    kept = ", ".join(column.name for column in people.columns)
    db.exec_driver_sql("ALTER TABLE people RENAME TO people_of_form_1")
    people.create(db)
    db.exec_driver_sql(f"INSERT INTO people ({kept}) SELECT {kept} FROM people_of_form_1")  # noqa: S608 - names of our own columns
    db.exec_driver_sql("DROP TABLE people_of_form_1")


def _keep_copy(engine: sa.Engine, form: int) -> None:
    """Copy an embedded store as it was; what was copied before is not written over.

    It is read by a connection of its own, beside the one that is about to change it.
    """
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    path = kept_as(Path(engine.url.database), form)
    if path.exists() and path.stat().st_size:
        return
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        db.execute(sa.text("VACUUM INTO :path"), {"path": str(path)})


@contextmanager
def _alone(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a transaction in which nobody else brings the store up; it stands whole or not at all.

    Python's driver of SQLite begins none before tables are changed, so it is begun by hand.
    """
    if engine.dialect.name != "sqlite":
        with engine.begin() as db:
            db.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext(current_schema()))"))
            yield db
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        db.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            db.exec_driver_sql("ROLLBACK")
            raise
        db.exec_driver_sql("COMMIT")


def _newer(found: int) -> Message:
    return Message(
        "WBN020",
        f"この保存先は、より新しい版の作業台が作りました（形式 {found}、この版は {FORM} まで）。",
        f"a newer version of the workbench made this store (form {found}, this one knows {FORM})",
        "その版以後の conformance で開いてください。戻すときは、更新の前の写し"
        "（workbench.sqlite.form-N）を使ってください。",
        "open it with that version of conformance or a later one; to go back, use the copy from"
        " before the update (workbench.sqlite.form-N)",
    )
