"""What keeps the audit as it was written: the store itself refuses to change or remove a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlalchemy as sa

_REFUSED: Final = "the audit is append-only"
_SQLITE: Final = (
    *(
        f"CREATE TRIGGER IF NOT EXISTS audit_no_{verb.lower()} BEFORE {verb} ON audit"
        f" BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
        for verb in ("UPDATE", "DELETE")
    ),
    # INSERT OR REPLACE takes a line away without asking the trigger of DELETE
    (
        "CREATE TRIGGER IF NOT EXISTS audit_no_replace BEFORE INSERT ON audit"
        " WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)"
        " BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
    ),
)
_POSTGRESQL: Final = (
    (
        "CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS"
        f" 'BEGIN RAISE EXCEPTION ''{_REFUSED}''; END'"
    ),
    "DROP TRIGGER IF EXISTS audit_append_only ON audit",
    (
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit"
        " FOR EACH ROW EXECUTE FUNCTION audit_append_only()"
    ),
    "DROP TRIGGER IF EXISTS audit_no_truncate ON audit",
    (
        "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit"
        " FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()"
    ),
)


def guard(db: sa.Connection) -> None:
    """Let no line of the audit be changed, replaced or removed from now on."""
    for statement in _SQLITE if db.dialect.name == "sqlite" else _POSTGRESQL:
        db.exec_driver_sql(statement)
