"""What the controller of a run hands to its workers: the place, and what is the same in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, cast

from pydantic import BaseModel, ConfigDict

from conformance.findings import Cause
from conformance.plugin.pinned import pinned

if TYPE_CHECKING:
    import pytest

    from conformance.plugin.options import RunOptions
    from conformance.plugin.state import SessionState

_KEY = "conformance"


class Unsure(BaseModel):
    """A call whose mapping is in doubt, and why."""

    model_config = ConfigDict(frozen=True)

    call: str
    code: str
    ja: str
    en: str
    remedy_ja: str
    remedy_en: str
    details: Mapping[str, str]

    @classmethod
    def of(cls, call: str, cause: Cause) -> Unsure:
        """Return it as it is told to a worker."""
        return cls(call=call, **asdict(cause))

    def cause(self) -> Cause:
        """Return why."""
        return Cause(**self.model_dump(exclude={"call"}))


class Orders(BaseModel):
    """What a worker is told; `pinned`: the digests of profile and catalogue by name.

    `doubted`: the cases that are not tried because their mapping is in doubt; `unsure`: what others
    leave out for it.
    Seed and day are told, for a worker would draw another seed, and may begin after midnight.
    """

    model_config = ConfigDict(frozen=True)

    place: str
    blocked: bool
    seed: int
    day: dt.date
    nonce: str | None
    deadline: float | None
    doubted: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    pinned: Mapping[str, str]

    def left_out(self) -> dict[str, Cause]:
        """Return what cases that are tried in parts leave out, by the names of the calls."""
        return {one.call: one.cause() for one in self.unsure}


def orders_of(state: SessionState) -> dict[str, object]:
    """Return what pytest-xdist passes on to a worker."""
    options = state.prepared.options
    orders = Orders(
        place=state.place.to_text() if state.place else "",
        blocked=state.blocked is not None,
        seed=options.seed,
        day=options.day,
        nonce=options.nonce,
        deadline=state.deadline,
        doubted=tuple(state.doubted.cases),
        unsure=tuple(Unsure.of(name, cause) for name, cause in state.doubted.parts.items()),
        pinned=pinned(state.prepared),
    )
    return {_KEY: orders.model_dump_json()}


def orders_for(config: pytest.Config) -> Orders | None:
    """Return what this worker was told; None in the controller."""
    given = cast("Mapping[str, str]", getattr(config, "workerinput", {}))
    return Orders.model_validate_json(given[_KEY]) if _KEY in given else None


def as_told(options: RunOptions, orders: Orders | None) -> RunOptions:
    """Return the options of a run, in a worker those of its controller."""
    if orders is None:
        return options
    return replace(options, seed=orders.seed, day=orders.day, nonce=orders.nonce)
