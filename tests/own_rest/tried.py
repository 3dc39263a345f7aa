"""The sample vendor on a port of its own, and the harness's session against it by its profile."""

from __future__ import annotations

import fnmatch
import json
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from conformance.catalog.load import load
from conformance.planning.plan import make_plan
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.oauth import Client
from conformance.surfaces.profile import Profile, load_profile
from conformance.worlds.session import Session
from own_rest.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conformance.cases.case import Case
    from own_rest.app import App

PROFILE = Path(__file__).resolve().parents[2] / "vendor_profiles" / "own_rest_api.yaml"
DAY = date(2026, 11, 20)


@lru_cache(maxsize=1)
def loaded():
    profile = load_profile(PROFILE).profile
    return profile, {d: load(d, named.version) for d, named in profile.specifications.items()}


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """Return the cases that are run, in the order of the plan."""
    profile, specs = loaded()
    plan = make_plan(specs.values(), profile, DAY)
    return tuple(p.case for p in plan if p.verdict is None)


def cases_on(*surfaces: str) -> tuple[Case, ...]:
    return tuple(case for case in cases() if case.surface in surfaces)


def api_cases() -> tuple[Case, ...]:
    return cases_on("api")


def cases_like(glob: str, *surfaces: str) -> list[Case]:
    """Return the cases of the surfaces, the API if none is named, that match a pattern."""
    return [case for case in cases_on(*surfaces or ("api",)) if fnmatch.fnmatchcase(case.id, glob)]


_BY_WORD = {"absent/delete", "absent/print", "form/reserved"}


def best(case: Case) -> str:
    """Return the best verdict there is.

    That nothing can be deleted is the vendor's word, as is that what must not be printed has no
    name in its papers.
    """
    return "attested" if case.check in _BY_WORD else "pass"


def edited(edit: Callable[[dict], object]) -> Profile:
    """Return the profile with an edit of its section `api`."""
    data = yaml.safe_load(PROFILE.read_text("utf-8"))
    edit(data["surfaces"]["api"])
    return Profile.model_validate_json(json.dumps(data, default=str))


@contextmanager
def session(app: App, profile: Profile | None = None, nonce: str = "") -> Iterator[Session]:
    """Serve the product for as long as it is tried, by its profile or another."""
    own, specs = loaded()
    with Server(app) as server:
        endpoint = Endpoint(server.url, Client("", ""))
        opened = Session(specs, profile or own, DAY, 1, endpoint, nonce=nonce)
        yield opened
        opened.close()


def files_session(folder: Path) -> Session:
    """Return a session on the files in a directory."""
    own, specs = loaded()
    return Session(specs, own, DAY, 1, None, files=folder)
