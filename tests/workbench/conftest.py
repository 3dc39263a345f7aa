"""A workbench in a folder of its own, and people who visit it without a network."""

from __future__ import annotations

import os
import re
import shutil
import time
import uuid
import warnings
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the workbench needs its extra")
pytest.importorskip("httpx", reason="the tests of the workbench need httpx (extra `test`)")

import sqlalchemy as sa

from conformance.results.store import write_result
from conformance.workbench import people as people_module
from conformance.workbench.app import application
from conformance.workbench.bench import bench_of
from conformance.workbench.settings import WorkbenchSettings
from conformance.workbench.store import file_url
from tests.report import samples

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # a newer name of httpx, which the registries may lack
    from starlette.testclient import TestClient

ROOT = Path(__file__).parent.parent.parent
KEY = "key-of-the-console"
PASSWORD = "long enough for a test"
POSTGRESQL = "CONFORMANCE_TEST_POSTGRESQL"
ON_BOTH_STORES = pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
"""What is tried on SQLite and on PostgreSQL."""
ON_POSTGRESQL = pytest.mark.parametrize("store", ["postgresql"], indirect=True)
SEEN = re.compile(r'name="seen" value="([0-9a-f]{64})"')
TOKEN = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


class Visitor(TestClient):
    """A browser of one person: keeps cookies, and takes the token of a form from its page."""

    def token(self, path="/profiles"):
        found = TOKEN.search(self.get(path).text)
        return found[1] if found else ""

    def fill(self, path, data=None, *, at="/profiles", **more):
        return self.post(path, data={**(data or {}), "csrf": self.token(at)}, **more)

    def edit(self, path, data):
        """Open the form of a profile, change it and save it."""
        seen = SEEN.search(self.get(path).text)[1]
        return self.fill(path, {"do": "save", "seen": seen, **data})


def settings_of(folder, **more):
    given = {"store": file_url(folder / "workbench.sqlite"), "key": KEY, **more}
    return WorkbenchSettings(folder, hosts=frozenset({"testserver"}), **given)


@pytest.fixture
def store(request, tmp_path):
    """Return the URL of a store: SQLite in a file, unless a test asks for PostgreSQL."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return file_url(tmp_path / "workbench.sqlite")
    url = os.environ.get(POSTGRESQL)
    if not url:
        pytest.skip(f"{POSTGRESQL} names no PostgreSQL")
    pytest.importorskip("psycopg", reason="PostgreSQL needs the extra `postgresql`")
    return in_a_schema_of_its_own(url)


def in_a_schema_of_its_own(url):
    """Return the address of a server's new schema: tests run beside each other."""
    schema = f"test_{uuid.uuid4().hex}"
    with sa.create_engine(url).begin() as db:
        db.execute(sa.text(f"CREATE SCHEMA {schema}"))
    return f"{url}?options=-csearch_path%3D{schema}&application_name={schema}"


@pytest.fixture
def bench(tmp_path, store):
    made = bench_of(settings_of(tmp_path, store=store))
    yield made
    made.engine.dispose()


@pytest.fixture
def visitor(bench):
    """Return a function that gives a fresh browser, logged in as a person or not."""

    def visit(name=None, on=bench):
        made = Visitor(application(on), follow_redirects=False)
        if name is not None:
            answer = made.fill("/login", {"name": name, "password": PASSWORD}, at="/login")
            assert answer.status_code == 303, answer.text
        return made

    return visit


@pytest.fixture
def alone(visitor):
    """Return the browser of whoever started the workbench."""
    made = visitor()
    assert made.get(f"/enter?key={KEY}").status_code == 303
    return made


@pytest.fixture
def people(bench):
    """Set up one person of each role, called as the role."""
    for role in ("viewer", "tester", "approver"):
        bench.people.put(role, role, PASSWORD)


@pytest.fixture
def shelved(bench):
    """Put a result with failures into the folder; return its key."""
    folder = bench.settings.results / "given"
    folder.mkdir()
    write_result(samples.result(), folder / "result.json")
    return bench.library.all()[0].key


@pytest.fixture
def files_profile(bench):
    """Put the profile of a package with export files of one domain into the folder."""
    text = (ROOT / "vendor_profiles" / "export_only.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("specifications:\n")
    surfaces = rest[rest.index("surfaces:") :]
    one = 'specifications:\n  seal_registration: {version: "2.0"}\n\n'
    surfaces = surfaces.replace("../fixtures/exports/conforming", "../export")
    (bench.settings.profiles / "own.yaml").write_text(head + one + surfaces, encoding="utf-8")
    export = bench.settings.folder / "export"
    export.mkdir()
    for file in exports():
        shutil.copy(file, export)
    return "own"


def exports():
    return sorted((ROOT / "fixtures" / "exports" / "conforming").glob("seal_registration__*.csv"))


def settled(bench, key, seconds=60):
    """Return a run when it has ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        run = bench.runs.get(key)
        if run.state != "running":
            return run
        time.sleep(0.05)
    raise AssertionError(f"still running: {(bench.runs.folder(run) / 'run.log').read_text()}")


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch):
    """What makes guessing slow makes tests slow."""
    monkeypatch.setitem(people_module._COST, "n", 2**4)


@pytest.fixture(autouse=True)
def _from_this_tree(monkeypatch):
    path = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(ROOT), path))))
