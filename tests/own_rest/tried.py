"""The sample vendor on a port of its own, and the harness's session against it by its profile."""

from __future__ import annotations

import fnmatch
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.catalog.load import load
from conformance.suite.plan import make_plan
from conformance.suite.session import Session
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.oauth import Client
from conformance.surfaces.profile import load_profile
from own_rest.server import Server, make

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.suite.case import Case

PROFILE = Path(__file__).resolve().parents[2] / "vendor_profiles" / "own_rest_api.yaml"
DAY = date(2026, 11, 20)
SECRETS = {"OWN_REST_SHOKUIN": "90001", "OWN_REST_ANSHO": "made-up-for-tests"}


@lru_cache(maxsize=1)
def loaded():
    profile = load_profile(PROFILE).profile
    return profile, {d: load(d, named.version) for d, named in profile.specifications.items()}


@lru_cache(maxsize=1)
def api_cases() -> tuple[Case, ...]:
    """Return the cases that are run on the API, in the order of the plan."""
    profile, specs = loaded()
    plan = make_plan(specs.values(), profile, DAY)
    return tuple(p.case for p in plan if p.verdict is None and p.case.surface == "api")


def cases_like(glob: str) -> list[Case]:
    return [case for case in api_cases() if fnmatch.fnmatchcase(case.id, glob)]


@contextmanager
def session(fault: str | None = None) -> Iterator[Session]:
    profile, specs = loaded()
    with Server(make(fault)) as server:
        opened = Session(specs, profile, DAY, 1, Endpoint(server.url, Client("", "")))
        yield opened
        opened.close()
