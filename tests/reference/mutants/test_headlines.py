"""Faults of the three headline groups: generated cases find each, examples find none."""

from __future__ import annotations

import importlib.util
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from conformance.cases.registry import checks
from conformance.catalog.load import load
from conformance.plugin.options import options_of
from conformance.plugin.prepare import PackagePlace, prepare, session_at
from conformance.reference.behaviour import CORRECT
from conformance.reference.export_files import settle, write_sandbox
from conformance.reference.mutants.headlines import (
    HEADLINES,
    headlined,
    layers,
    meet,
    place_of,
    properties,
    together,
)
from conformance.reference.server import HOST, ServerSettings, build, bundled
from conformance.surfaces.endpoint import Endpoint, Strangers
from conformance.surfaces.oauth import INTERFACE_SCOPE, Client

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.cases.case import Case
    from conformance.plugin.prepare import Prepared
    from conformance.reference.behaviour import Behaviour, Conduct
    from conformance.reference.mutants.model import Headline, Mutant
    from conformance.worlds.session import Session

ROOT = Path(__file__).parents[3]
PROFILE = ROOT / "vendor_profiles" / "reference.yaml"
DAY = date(2026, 11, 21)
PROPERTIES, DOMAINS = 15, 12  # of each group, at the least
NAME, SECRET, OTHER, OTHER_SECRET, EXPIRED = "c" * 32, "s" * 40, "o" * 32, "t" * 40, "e" * 40
SILENT = {"pass", "spec_unclear"}  # an open question of the documents is no finding
ALL = headlined()


@cache
def prepared() -> Prepared:
    return prepare(options_of({"seed": "1", "profile": str(PROFILE), "as-of": DAY.isoformat()}))


def cases(*, generative: bool, domain: str = "", requirement: str = "") -> list[Case]:
    return [
        planned.case
        for planned in prepared().executable
        if checks()[planned.case.check].generative is generative
        and domain in {"", planned.case.requirement.domain}
        and requirement in {"", planned.case.requirement.id}
    ]


@contextmanager
def served(conduct: Conduct, exports: Path | None = None) -> Iterator[Session]:
    """Serve a faulty package in this process; its export files are written where asked for."""
    package = bundled(conduct, prepared().profile.profile.switches)
    if exports is not None:
        settle(package, 1, DAY)
        write_sandbox(package, exports)
    settings = ServerSettings(
        NAME, SECRET, other_client_id=OTHER, other_secret=OTHER_SECRET, expired_token=EXPIRED
    )
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind((HOST, 0))
    app = build(settings, package)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    strangers = Strangers(Client(OTHER, OTHER_SECRET), INTERFACE_SCOPE, EXPIRED)
    url = f"http://{HOST}:{listener.getsockname()[1]}"
    endpoint = Endpoint(url, Client(NAME, SECRET), strangers)
    session = session_at(prepared(), PackagePlace(endpoint, exports))
    try:
        yield session
    finally:
        session.close()
        server.should_exit = True
        thread.join()
        listener.close()


@dataclass
class Notes:
    """At which places of the package a case was answered: a fault elsewhere cannot concern it."""

    places: dict[str, set[str]] = field(default_factory=dict)
    now: set[str] = field(default_factory=set)

    def taken(self, conduct: Conduct) -> Conduct:
        """Return the conduct, noting each place at which it is asked for."""

        def behaviour_at(requirement: str) -> Behaviour:
            self.now.add(requirement)
            return conduct(requirement)

        return behaviour_at

    def of(self, case: Case, session: Session) -> str:
        """Execute a case, note its places, return its verdict."""
        self.now.clear()
        verdict = session.execute(case).verdict
        self.places.setdefault(case.id, set()).update(self.now)
        return verdict

    def reach(self, case: Case, layer: Iterable[Mutant]) -> bool:
        """Say whether a case reaches any of the faults; one of files, or not yet tried, may."""
        if case.id not in self.places or case.surface == "files":
            return True
        return any(fnmatchcase(at, place_of(one)) for at in self.places[case.id] for one in layer)


def faults_of(domain: str) -> list[tuple[Mutant, ...]]:
    return layers(one for one in ALL if one.requirement.split("/")[0] == domain)


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_group_has_enough_properties_in_enough_domains(headline: Headline) -> None:
    found = properties(headline)
    assert len(found) >= PROPERTIES
    assert len({one.domain for one in found}) >= DOMAINS


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
def test_a_headline_fault_breaks_an_invariant_about_its_group(one: Mutant) -> None:
    domain, kind, key = one.requirement.split("/")
    assert kind == "invariant"
    assert one.headline in load(domain).invariants[key].edge
    assert cases(generative=True, requirement=one.requirement)


def test_layers_have_one_fault_at_a_place_and_lack_none() -> None:
    found = layers(ALL)
    assert sorted(one.key for layer in found for one in layer) == sorted(one.key for one in ALL)
    for layer in found:
        assert not [(a.key, b.key) for a, b in combinations(layer, 2) if meet(a, b)]
        conduct = together(layer)
        places = [place_of(one) for one in layer]
        assert [conduct(place) for place in places] == [one.fault for one in layer]
        assert conduct("nowhere/function/at-all") is CORRECT


def test_the_page_of_properties_is_current() -> None:
    spec = importlib.util.spec_from_file_location("properties", ROOT / ".ci" / "properties.py")
    assert spec is not None
    assert spec.loader is not None
    page = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(page)
    assert page.PLACE.read_text("utf-8") == page.text(), "run python .ci/properties.py"


@pytest.mark.whole
@pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
def test_a_generated_case_of_its_property_finds_the_fault(one: Mutant) -> None:
    with served(one.conduct()) as session:
        tried = cases(generative=True, requirement=one.requirement)
        found = (case.id for case in tried if session.execute(case).verdict == "fail")
        assert next(found, None) is not None


@pytest.mark.whole
@pytest.mark.parametrize("domain", sorted({one.requirement.split("/")[0] for one in ALL}))
def test_no_case_that_somebody_wrote_down_finds_any_of_a_domains_faults(
    domain: str, tmp_path: Path
) -> None:
    tried, notes = cases(generative=False, domain=domain), Notes()
    assert len(tried) > 100
    for number, layer in enumerate(faults_of(domain)):
        concerned = [case for case in tried if notes.reach(case, layer)]
        with served(notes.taken(together(layer)), tmp_path / str(number)) as session:
            verdicts = {case.id: notes.of(case, session) for case in concerned}
        assert [case for case, verdict in verdicts.items() if verdict not in SILENT] == []
