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

from conformance.workbench import tries
from conformance.workbench.audit import CONSOLE, write_audit
from conformance.workbench.store import PEOPLE, SESSIONS, now

if TYPE_CHECKING:
    from conformance.workbench.settings import WorkbenchSettings

Role = Literal["viewer", "tester", "approver"]
ROLES: Final[tuple[Role, ...]] = ("viewer", "tester", "approver")
"""Each may do what those before it may."""

ALONE: Final = "*"
"""The name of whoever works alone; no person can be called so."""

UNKNOWN: Final = "?"
"""What the audit says for a name that nobody has."""

LEAST_PASSWORD: Final = 10
_HOURS: Final = 12
_COST: Final = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}
_NOBODY: Final = "00" * 16 + "$" + "00" * 64


@dataclass(frozen=True, slots=True)
class User:
    """Who looks at a page."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Return whether what asks for a role is open to this person."""
        return ROLES.index(self.role) >= ROLES.index(role)


class UserStore:
    """The people of a store, and their sessions."""

    def __init__(self, engine: sa.Engine, settings: WorkbenchSettings) -> None:
        self.engine = engine
        self.settings = settings

    def any(self) -> bool:
        """Return whether somebody is set up, so that everybody has to log in."""
        with self.engine.connect() as db:
            return db.execute(sa.select(PEOPLE.c.name).limit(1)).first() is not None

    def all(self) -> tuple[User, ...]:
        """Return everybody, by name."""
        with self.engine.connect() as db:
            rows = db.execute(sa.select(PEOPLE.c.name, PEOPLE.c.role).order_by(PEOPLE.c.name))
            return tuple(User(name, role) for name, role in rows)

    def called(self, role: Role) -> tuple[str, ...]:
        """Return the names of those with a role, who can be asked."""
        return tuple(one.name for one in self.all() if one.role == role)

    def put(self, name: str, role: Role, password: str) -> None:
        """Add a person, or give one another role and password; old sessions end."""
        row = {"role": role, "secret": _secret(password)}
        with self.engine.begin() as db:
            write_audit(db, CONSOLE, "person", f"{name}: {role}")
            db.execute(PEOPLE.delete().where(PEOPLE.c.name == name))
            db.execute(SESSIONS.delete().where(SESSIONS.c.name.in_((name, ALONE))))
            db.execute(PEOPLE.insert().values(name=name, **row))

    def remove(self, name: str) -> bool:
        """Take a person out; return whether there was one."""
        with self.engine.begin() as db:
            db.execute(SESSIONS.delete().where(SESSIONS.c.name == name))
            gone = db.execute(PEOPLE.delete().where(PEOPLE.c.name == name)).rowcount
            write_audit(db, CONSOLE, "person removed", name)
        return bool(gone)

    def log_in(self, name: str, password: str, address: str = "") -> str | None:
        """Return a new session's token; None for a wrong name or password, told alike.

        Raises:
            TooManyTriesError: too many were tried from this address, for this name or in all.
        """
        tries.count(self.engine, name, address)
        with self.engine.connect() as db:
            found = sa.select(PEOPLE.c.secret).where(PEOPLE.c.name == name)
            secret = db.execute(found).scalar()
        with tries.in_turn():
            right = _same(password, secret or _NOBODY)
        if secret is None or not right:
            # a name that nobody has may be a password in the wrong place: it is not kept
            self._refused(f"{name if secret else UNKNOWN} {address}")
            return None
        return self._begin(name, address)

    def come_alone(self, key: str, address: str = "") -> str | None:
        """Return a new session's token for whoever has the key, while nobody is set up.

        Raises:
            TooManyTriesError: as for `log_in`.
        """
        tries.count(self.engine, ALONE, address)
        fits = hmac.compare_digest(key.encode(), self.settings.key.encode())
        if not fits or self.settings.open or self.any():
            self._refused(f"{ALONE} {address}")
            return None
        return self._begin(ALONE, address)

    def person(self, token: str) -> User | None:
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
            return None if self.settings.open or self.any() else User(ALONE, "approver")
        return None if role is None else User(name, role)

    def log_out(self, token: str) -> None:
        """End a session."""
        mine = SESSIONS.c.token == _digest(token)
        with self.engine.begin() as db:
            name = db.execute(sa.select(SESSIONS.c.name).where(mine)).scalar()
            if name is not None:
                write_audit(db, name, "log-out", "")
            db.execute(SESSIONS.delete().where(mine))

    def csrf(self, token: str) -> str:
        """Return what every form of a session carries; nobody else can make it."""
        return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()

    def _begin(self, name: str, address: str) -> str:
        token = secrets.token_urlsafe(32)
        until = dt.datetime.now(dt.UTC) + dt.timedelta(hours=_HOURS)
        row = {"token": _digest(token), "name": name, "until": until.isoformat(timespec="seconds")}
        with self.engine.begin() as db:
            write_audit(db, name, "log-in", address)
            tries.forget(db, name, address)
            db.execute(SESSIONS.delete().where(SESSIONS.c.until <= now()))
            db.execute(SESSIONS.insert().values(**row))
        return token

    def _refused(self, subject: str) -> None:
        with self.engine.begin() as db:
            write_audit(db, CONSOLE, "log-in refused", subject)


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
