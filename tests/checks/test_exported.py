"""Who is exported has a name that a narrower character set loses, where the package takes one."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.checks import exported
from conformance.findings import FindingError, UntestedError

SPEC = load("resident_register")
GROUP = SPEC.records["japanese_residents"]
RARE = "𠮷"


class Package:
    """Holds names; `loses` them in its export, or `refuses` them."""

    def __init__(self, *, loses=False, refuses=False):
        self.loses, self.refuses, self.rows = loses, refuses, []

    def begin(self, placed):
        self.rows = [dict(one.row) for one in placed if one.group == GROUP.key]
        if self.refuses and any(RARE in row["name"] for row in self.rows):
            raise UntestedError(SimpleNamespace(code="U-NO-LOAD", en="", ja=""))

    def query(self, _domain, _group, key):
        return tuple(r for r in self.rows if all(r[k] == v for k, v in key.items()))

    def export(self, *_):
        lines = [f"{r['atena_number']},{r['name']}" for r in self.rows]
        text = "\n".join(["atena_number,name", *lines])
        content = text.encode("cp932", "ignore").decode("cp932") if self.loses else text
        path = SimpleNamespace(path="/csv")
        return SimpleNamespace(rows=({"content": content},), exchange=path)


def held(package):
    def full(_spec, _group, name):
        return {"atena_number": str(hash(name)), "history_no": 1, "name": "見本　太郎"}

    trial = SimpleNamespace(
        spec=SPEC,
        domain=SPEC.domain,
        builder=SimpleNamespace(full=full, world=lambda *_: []),
        begin=package.begin,
        interface=package,
        accepted=lambda reply: reply,
        deviation=lambda said, **_: FindingError(SimpleNamespace(code=said.code, en="")),
    )
    exported.hold_exported(trial, GROUP, str)


def test_a_file_that_loses_a_character_is_found():
    with pytest.raises(FindingError):
        held(Package(loses=True))


@pytest.mark.parametrize("refuses", [False, True])
def test_one_that_holds_all_it_took_is_not_blamed(refuses):
    package = Package(refuses=refuses)
    with pytest.raises(UntestedError, match="P-NO-FIELD"):  # it has columns for two items alone
        held(package)
    assert any(RARE in row["name"] for row in package.rows) is not refuses
