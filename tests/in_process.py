"""The sample package without HTTP, as the suite asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import Exchange
from conformance.reference.behaviour import correct
from conformance.reference.call import Actor
from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.package import SamplePackage
from conformance.reference.refusals import RefusalError
from conformance.scenarios.layout import ExportLayout
from conformance.scenarios.loaded import loaded
from conformance.scenarios.play import Player
from conformance.surfaces.package import Refusal, Reply

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.reference.behaviour import Conduct
    from conformance.scenarios.opened import Opened

CLERK = Actor("conf-clerk", "clerk")
NOTHING = Exchange("", "", None, 200, None)


class InProcess:
    """Answers as the package does; every day has the one sandbox emptied."""

    trail: list[Exchange]

    def __init__(self, package):
        self.package, self.sandbox, self.trail = package, None, []

    def fresh(self, day):
        self.sandbox = self.package.sandboxes.open(day, "town")

    def load(self, rows):
        self.package.load(self.sandbox, [row.as_json() for row in rows], CLERK)

    def query(self, domain, group, where):
        return tuple(self.package.query(self.sandbox, (domain, group), dict(where), CLERK))

    def run(self, domain, function, inputs, role="clerk"):
        try:
            actor = Actor(f"conf-{role}", role)
            rows = self.package.run(self.sandbox, (domain, function), dict(inputs), actor)
        except RefusalError as error:
            reasons = tuple(Refusal(r.code, r.item) for r in error.reasons)
            return Reply(error.status, (), reasons, NOTHING)
        return Reply(200, tuple(rows), (), NOTHING)

    def export(self, domain, groups):
        rows = self.package.export(self.sandbox, domain, list(groups), CLERK)
        return Reply(200, tuple(rows), (), NOTHING)


def played(pack: Opened, out: Path, conduct: Conduct = correct) -> Player:
    """Play a pack into the sample package and write its export."""
    specs = pack.specifications()
    player = Player(InProcess(SamplePackage(LoadedCatalogue(specs.values()), conduct)), specs)
    player.begin(pack.head.begins, loaded(pack, specs))
    player.enter(pack.head.begins, pack.calendar().entries)
    out.mkdir()
    layout = ExportLayout(pack.head.files)
    for domain, group, content in player.export():
        name = layout.name(domain, specs[domain].records[group])
        (out / name).write_bytes(content.encode())
    return player
