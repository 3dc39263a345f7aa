"""A package behind a mapping: the section as a profile writes it, and a server of the test."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from conformance.catalog.load import load
from conformance.catalog.yaml import read_yaml
from conformance.surfaces.connect import Connections
from conformance.surfaces.http import Http
from conformance.surfaces.mapping.open import mapped
from conformance.surfaces.profile import ApiSurface

_SPEC = importlib.util.spec_from_file_location("vendor", Path(__file__).parent / "vendor.py")
_MODULE = importlib.util.module_from_spec(_SPEC)
sys.modules["vendor"] = _MODULE  # a dataclass looks its module up
_SPEC.loader.exec_module(_MODULE)


@pytest.fixture(scope="session")
def specs():
    found = [load("resident_register", "6.1"), load("child_allowance", "2.0")]
    return {spec.domain: spec for spec in found}


@pytest.fixture
def vendor():
    with _MODULE.Vendor() as server:
        yield server


@pytest.fixture
def package(vendor, specs, tmp_path):
    """Return a function from YAML of `surfaces.api` and an answer to the package behind it."""

    def made(text, answer):
        vendor.answer = answer
        path = tmp_path / "api.yaml"
        path.write_text(text, encoding="utf-8")
        api = ApiSurface.model_validate_json(json.dumps(read_yaml(path)))
        connections = Connections(lambda: Http(vendor.url, 5, 1_000_000))
        return mapped(api, specs, connections, ("general_city", "139998"))

    return made
