"""Guessing is slow: tries are counted by name and address, and by address.

Nobody locks a person out from elsewhere.

A person who mistypes waits; whoever guesses elsewhere makes nobody wait but others at that place.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import ipaddress
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from conformance.workbench.store import TRIES, now

if TYPE_CHECKING:
    from collections.abc import Iterator

BY_NAME: Final = 5
"""Tries for one name from one address before one has to wait."""

BY_ADDRESS: Final = 50
"""Tries from one address, whatever the names: an office may stand behind one."""

WAIT: Final = dt.timedelta(minutes=5)
_V6_NETWORK: Final = 64  # who has one address of it has them all
_AT_ONCE: Final = BoundedSemaphore(2)  # each takes 32 MB and a core


class TooManyTriesError(Exception):
    """Too many log-ins were tried from there; whether the name exists is not told."""


def count(engine: sa.Engine, name: str, address: str) -> None:
    """Count a try, before the password is looked at: of many at once none comes for free.

    Raises:
        TooManyTriesError: it is one too many; it is not counted, so that the wait has an end.
    """
    row = {"name": _digest(name), "address": _network(address), "at": now()}
    since = (dt.datetime.now(dt.UTC) - WAIT).isoformat(timespec="seconds")
    with engine.begin() as db:
        db.execute(TRIES.delete().where(TRIES.c.at <= since))
        key = db.execute(TRIES.insert().values(**row)).inserted_primary_key
    here = TRIES.c.address == row["address"]
    number = sa.select(sa.func.count()).select_from(TRIES)
    with engine.begin() as db:  # a second one, so that it sees those that came at the same moment
        of_name = db.execute(number.where(here, TRIES.c.name == row["name"])).scalar_one()
        of_address = db.execute(number.where(here)).scalar_one()
        if of_name <= BY_NAME and of_address <= BY_ADDRESS:
            return
        db.execute(TRIES.delete().where(TRIES.c.number == (key[0] if key else None)))
    raise TooManyTriesError


def forget(db: sa.Connection, name: str, address: str) -> None:
    """Let a person who came in begin to count anew."""
    there = (TRIES.c.name == _digest(name), TRIES.c.address == _network(address))
    db.execute(TRIES.delete().where(*there))


@contextmanager
def in_turn() -> Iterator[None]:
    """Let few passwords be looked at at once: guessing takes no more of the machine than that."""
    with _AT_ONCE:
        yield


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, _V6_NETWORK), strict=False))
