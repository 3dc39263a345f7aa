"""Who may come in: people with a role, passwords as scrypt, sessions that end.

While nobody is set up, whoever started the workbench works alone and comes in with the key that
the console shows: other users of the same machine do not have it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import sqlalchemy as sa

from conformance.workbench.store import PEOPLE, SESSIONS, now, write_audit

if TYPE_CHECKING:
    from conformance.workbench.settings import Settings

Role = Literal["viewer", "tester", "approver"]
ROLES: Final[tuple[Role, ...]] = ("viewer", "tester", "approver")
"""Each may do what those before it may."""

ALONE: Final = "*"
"""The name of whoever works alone; no person can be called so."""

LEAST_PASSWORD: Final = 10
_HOURS: Final = 12
_TRIES: Final = 5
_WAIT: Final = dt.timedelta(minutes=5)
_COST: Final = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}
_NOBODY: Final = "00" * 16 + "$" + "00" * 32


@dataclass(frozen=True, slots=True)
class Person:
    """Who looks at a page."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Return whether what asks for a role is open to this person."""
        return ROLES.index(self.role) >= ROLES.index(role)


class People:
    """The people of a store, and their sessions."""

    def __init__(self, engine: sa.Engine, settings: Settings) -> None:
        self.engine = engine
        self.settings = settings

    def any(self) -> bool:
        """Return whether somebody is set up, so that everybody has to log in."""
        with self.engine.connect() as db:
            return db.execute(sa.select(PEOPLE.c.name).limit(1)).first() is not None

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by name."""
        with self.engine.connect() as db:
            rows = db.execute(sa.select(PEOPLE.c.name, PEOPLE.c.role).order_by(PEOPLE.c.name))
            return tuple(Person(name, role) for name, role in rows)

    def put(self, name: str, role: Role, password: str) -> None:
        """Add a person, or give one another role and password; old sessions end."""
        row = {"role": role, "secret": _secret(password), "failed": 0, "failed_at": ""}
        with self.engine.begin() as db:
            db.execute(PEOPLE.delete().where(PEOPLE.c.name == name))
            db.execute(SESSIONS.delete().where(SESSIONS.c.name.in_((name, ALONE))))
            db.execute(PEOPLE.insert().values(name=name, **row))
        write_audit(self.engine, "-", "person", f"{name}: {role}")

    def remove(self, name: str) -> bool:
        """Take a person out; return whether there was one."""
        with self.engine.begin() as db:
            db.execute(SESSIONS.delete().where(SESSIONS.c.name == name))
            gone = db.execute(PEOPLE.delete().where(PEOPLE.c.name == name)).rowcount
        write_audit(self.engine, "-", "person removed", name)
        return bool(gone)

    def log_in(self, name: str, password: str) -> str | None:
        """Return a new session's token; None for a wrong name or password, or too many tries.

        A try is counted before the password is looked at: of many at once none comes for free.
        """
        with self.engine.begin() as db:
            found = sa.select(PEOPLE.c.secret).where(PEOPLE.c.name == name)
            secret = db.execute(found).scalar()
            since = (dt.datetime.now(dt.UTC) - _WAIT).isoformat(timespec="seconds")
            over = PEOPLE.c.failed_at <= since
            tries = sa.case(
                (sa.and_(over, PEOPLE.c.failed >= _TRIES), 1), else_=PEOPLE.c.failed + 1
            )
            may = sa.and_(PEOPLE.c.name == name, sa.or_(PEOPLE.c.failed < _TRIES, over))
            counted = db.execute(PEOPLE.update().where(may).values(failed=tries, failed_at=now()))
        right = _same(password, secret or _NOBODY)
        if secret is None or not counted.rowcount or not right:
            return None
        with self.engine.begin() as db:
            db.execute(PEOPLE.update().where(PEOPLE.c.name == name).values(failed=0, failed_at=""))
        return self._begin(name)

    def come_alone(self, key: str) -> str | None:
        """Return a new session's token for whoever has the key, while nobody is set up."""
        fits = hmac.compare_digest(key.encode(), self.settings.key.encode())
        return self._begin(ALONE) if fits and not self.settings.open and not self.any() else None

    def person(self, token: str) -> Person | None:
        """Return whose session a token is; None when it is over."""
        if not token:
            return None
        with self.engine.connect() as db:
            found = db.execute(
                sa.select(SESSIONS.c.name, PEOPLE.c.role)
                .outerjoin(PEOPLE, PEOPLE.c.name == SESSIONS.c.name)
                .where(SESSIONS.c.token == _digest(token), SESSIONS.c.until > now())
            ).first()
        if found is None:
            return None
        name, role = found
        if name == ALONE:
            return None if self.settings.open or self.any() else Person(ALONE, "approver")
        return None if role is None else Person(name, role)

    def log_out(self, token: str) -> None:
        """End a session."""
        with self.engine.begin() as db:
            db.execute(SESSIONS.delete().where(SESSIONS.c.token == _digest(token)))

    def csrf(self, token: str) -> str:
        """Return what every form of a session carries; nobody else can make it."""
        return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()

    def _begin(self, name: str) -> str:
        token = secrets.token_urlsafe(32)
        until = dt.datetime.now(dt.UTC) + dt.timedelta(hours=_HOURS)
        row = {"token": _digest(token), "name": name, "until": until.isoformat(timespec="seconds")}
        with self.engine.begin() as db:
            db.execute(SESSIONS.delete().where(SESSIONS.c.until <= now()))
            db.execute(SESSIONS.insert().values(**row))
        return token


def _secret(password: str) -> str:
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${hashlib.scrypt(password.encode(), salt=salt, **_COST).hex()}"


def _same(password: str, secret: str) -> bool:
    """Return whether a password is the one kept; as slow for a name that nobody has."""
    salt, _, kept = secret.partition("$")
    made = hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), **_COST).hex()
    return hmac.compare_digest(made, kept)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
