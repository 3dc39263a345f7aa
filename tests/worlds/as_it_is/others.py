"""A sample package as vendors have them: one database in which other people's rows stand."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn

from conformance.cases.outcome import Outcome
from conformance.catalog.load import load
from conformance.planning.plan import make_plan
from conformance.reference.behaviour import Conduct, correct
from conformance.reference.server import HOST, ServerSettings, build, bundled
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.interface import Interface
from conformance.surfaces.oauth import Client
from conformance.surfaces.profile import load_profile
from conformance.surfaces.twin import twin
from conformance.worlds.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from conformance.catalog.models.domain import Specification
    from conformance.planning.plan import Planned
    from conformance.population.rows import PlacedRow
    from conformance.surfaces.capabilities import Capabilities
    from conformance.surfaces.profile import Profile

NAME, SECRET = "c" * 32, "s" * 40


@dataclass
class Inhabited(Interface):
    """Opens one sandbox and puts other people into it; it cannot be emptied."""

    others: tuple[PlacedRow, ...] = ()
    opened: int = 0

    def twin(self) -> Interface:
        return Interface(
            twin(self.http),
            self.token,
            self.renew,
            self.city_type,
            self.municipality_code,
            _sandbox=self._sandbox,
        )

    def fresh(self, business_date: date) -> None:
        assert self.opened == 0, "the one database would be emptied"
        super().fresh(business_date)
        self.opened += 1
        self.load(self.others)
        self.trail.clear()


def specifications(profile: Profile) -> dict[str, Specification]:
    return {d: load(d, s.version) for d, s in profile.specifications.items()}


def profile_with(path: Path, offered: Capabilities, *domains: str) -> Profile:
    """Return the bundled profile for a package that offers less, for some domains only."""
    profile = load_profile(path).profile
    specified = {d: s for d, s in profile.specifications.items() if d in domains or not domains}
    profile = profile.model_copy(update={"specifications": specified})
    assert profile.surfaces.api is not None
    api = profile.surfaces.api.model_copy(update={"capabilities": offered})
    surfaces = profile.surfaces.model_copy(update={"api": api})
    return profile.model_copy(update={"surfaces": surfaces})


@contextmanager
def served(conduct: Conduct) -> Iterator[str]:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind((HOST, 0))
    app = build(ServerSettings(NAME, SECRET), bundled(conduct))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://{HOST}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@contextmanager
def session(
    profile: Profile,
    day: date,
    *,
    conduct: Conduct = correct,
    others: Iterable[PlacedRow] = (),
    nonce: str = "one",
    today: date | None = None,
) -> Iterator[Session]:
    """Serve the sample package and connect to it as the profile says."""
    with served(conduct) as url:
        specs = specifications(profile)
        end = Endpoint(url, Client(NAME, SECRET))
        opened = Session(specs, profile, day, 1, end, nonce=nonce, today=lambda: today or day)
        if opened.offered.shared:
            place = profile.municipality
            inner = Inhabited(
                opened.connection,
                opened.token,
                lambda: None,
                place.type,
                place.code,
                others=tuple(others),
            )
            opened._interface = opened.around(inner)
        yield opened
        opened.close()


def planned(profile: Profile, day: date) -> tuple[Planned, ...]:
    return make_plan(specifications(profile).values(), profile, day)


def tried(session: Session, plan: Iterable[Planned]) -> dict[str, Outcome]:
    """Return what became of the planned cases of the API surface."""
    return {
        p.case.id: session.execute(p.case)
        if p.verdict is None
        else Outcome(p.verdict, cause=p.cause)
        for p in plan
        if p.case.surface == "api"
    }
