"""The two sides of a comparison: versions of one domain, or whole catalogues."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.catalog.changes.compare import added, compare, removed
from conformance.catalog.load import digest_of, domains, load
from conformance.catalog.locate import catalog_directory, newest_directory
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.changes.model import Change
    from conformance.catalog.models.domain import Specification


@dataclass(frozen=True)
class CatalogueSide:
    """A catalogue as one side sees it; `domain` in `version` where that alone is compared.

    What the catalogue does not hold itself is taken from the bundled one.
    """

    root: Path
    domain: str | None = None
    version: str | None = None
    _found: dict[str, Specification | None] = field(default_factory=dict, repr=False, compare=False)

    def names(self) -> tuple[str, ...]:
        """Return the domains that are compared."""
        return (self.domain,) if self.domain is not None else domains(self.root)

    def spec(self, domain: str) -> Specification:
        """Return a domain that is compared (`CatalogError`)."""
        return load(domain, self.version if domain == self.domain else None, self.root)

    def get(self, domain: str) -> Specification | None:
        """Return any domain; None where no catalogue holds it."""
        if domain not in self._found:
            self._found[domain] = self._get(domain)
        return self._found[domain]

    def _get(self, domain: str) -> Specification | None:
        if domain == self.domain:
            return self.spec(domain)
        root = next((r for r in self._roots() if newest_directory(domain, r) is not None), None)
        return None if root is None else load(domain, None, root)

    def around(self) -> tuple[str, ...]:
        """Return every domain that can be had, also those that are not compared."""
        return tuple(
            dict.fromkeys((*self.names(), *(n for r in self._roots() for n in domains(r))))
        )

    def folder(self, domain: str) -> Path | None:
        """Return where a domain that can be had stands."""
        if domain == self.domain:
            return self.spec(domain).directory
        found = (newest_directory(domain, root) for root in self._roots())
        return next((one for one in found if one is not None), None)

    def _roots(self) -> tuple[Path, ...]:
        return (self.root, catalog_directory())


@dataclass(frozen=True)
class Sides:
    """What was before and what is after."""

    before: CatalogueSide
    after: CatalogueSide

    def both(self) -> Iterator[tuple[Specification, Specification]]:
        """Yield the domains of both sides of which any file differs."""
        for name in self.after.names():
            if name in self.before.names() and not self._same(name):
                yield self.before.spec(name), self.after.spec(name)

    def changes(self) -> tuple[Change, ...]:
        """Return every change: domains that are gone, domains that are new, then the rest."""
        old, new = self.before.names(), self.after.names()
        found = [removed(self.before.spec(name)) for name in old if name not in new]
        found += [added(self.after.spec(name)) for name in new if name not in old]
        return (*found, *(change for pair in self.both() for change in compare(*pair)))

    def _same(self, name: str) -> bool:
        """Say whether the files are the same; both are then not even read."""
        if self.after.domain is not None:
            return False
        before, after = (newest_directory(name, s.root) for s in (self.before, self.after))
        return before is not None and after is not None and digest_of(before) == digest_of(after)


def sides(a: str, b: str) -> Sides:
    """Return the two sides that are named (`CatalogError`; `UsageError` USE170).

    Each is `DOMAIN@VERSION` of the bundled catalogue, the newest version without one, the folder of
    a version, or the folder of a catalogue.
    """
    found = Sides(_side(a), _side(b))
    if found.before.domain != found.after.domain:
        raise UsageError(_of_two(a, b, found))
    return found


def _side(name: str) -> CatalogueSide:
    folder = Path(name)
    if (folder / "domain.yaml").is_file():
        folder = folder.resolve()
        side = CatalogueSide(folder.parent.parent, folder.parent.name, folder.name)
    elif folder.is_dir() and domains(folder):
        return CatalogueSide(folder.resolve())
    else:
        domain, _, version = name.partition("@")
        side = CatalogueSide(catalog_directory(), domain, version or None)
    side.spec(side.domain or "")  # what is not there is told now
    return side


def _of_two(a: str, b: str, found: Sides) -> Message:
    before, after = (one.domain or "-" for one in (found.before, found.after))
    return Message(
        "USE170",
        f"同じ業務の二つの版か、二つのカタログのフォルダーが要ります。実際: {a}（{before}）、"
        f"{b}（{after}）",
        f"expected two versions of one domain or two folders of catalogues; found {a} ({before}), "
        f"{b} ({after})",
        "A と B に同じ業務を書くか、どちらもカタログのフォルダー（業務のフォルダーの一つ上）を"
        "指定してください。",
        "name one domain twice, or twice the folder of a catalogue (above those of its domains)",
    )
