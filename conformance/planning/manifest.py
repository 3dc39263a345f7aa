"""The manifest of a specification: every requirement with its digest and its case ids.

Committed and compared in CI, so that no title, level, entry, ground or case id changes unseen; who
verifies a signed result holds it against this list.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.cases.ground.expected import expected
from conformance.catalog.grounds import Ground  # noqa: TC001 - the schema is made of it
from conformance.catalog.models.levels import describe
from conformance.planning.generate import cases_of, requirements
from conformance.planning.plan import attested_case, evidence_wanted

if TYPE_CHECKING:
    from conformance.cases.case import Case, RequirementRef
    from conformance.catalog.models.base import Entry
    from conformance.catalog.models.domain import Specification


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case id with its polarity, the surface it looks at, and on what its expectation stands."""

    id: str
    polarity: str
    surface: str
    ground: Ground
    rests_on: str


@dataclass(frozen=True, slots=True)
class ListedRequirement:
    """A requirement as it stands; `class` is one line of text, `digest` sha256 of the entry."""

    id: str
    title_ja: str
    class_expression: str
    provenance: str
    digest: str
    cases: tuple[ListedCase, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All requirements of a specification, in the order of its files."""

    domain: str
    version: str
    digest: str
    requirements: tuple[ListedRequirement, ...]

    @property
    def case_ids(self) -> frozenset[str]:
        """The ids of all cases."""
        return frozenset(case.id for one in self.requirements for case in one.cases)


def manifest_of(spec: Specification) -> Manifest:
    """Return the manifest of a specification."""
    listed = tuple(_listed(spec, requirement) for requirement in requirements(spec))
    return Manifest(spec.domain, spec.version, spec.digest, listed)


def text_of(manifest: Manifest) -> str:
    """Return the manifest as JSON with one requirement a line, so that differences are readable."""
    lines = ",\n".join(_json(asdict(one)) for one in manifest.requirements)
    head = ",\n".join(
        f"{_json(name)}: {_json(getattr(manifest, name))}"
        for name in ("domain", "version", "digest")
    )
    return f'{{\n{head},\n"requirements": [\n{lines}\n]\n}}\n'


def entry_digest(entry: Entry) -> str:
    """Return the sha256 of what an entry asks for.

    Layout, comments and stated defaults do not count, nor why a function enters no event: nothing
    is asked by that.
    """
    said = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"no_event"})
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _listed(spec: Specification, requirement: RequirementRef) -> ListedRequirement:
    cases = cases_of(spec, requirement)
    if not cases or evidence_wanted(spec, requirement) is not None:
        cases = (*cases, attested_case(spec, requirement))
    entry: Entry = getattr(spec, FILES[requirement.kind])[requirement.key]
    return ListedRequirement(
        id=requirement.id,
        title_ja=requirement.title_ja,
        class_expression=describe(requirement.class_),
        provenance=requirement.provenance,
        digest=entry_digest(entry),
        cases=tuple(_case(spec, case) for case in cases),
    )


def _case(spec: Specification, case: Case) -> ListedCase:
    standing = expected(spec, case)
    return ListedCase(case.id, case.polarity, case.surface, standing.ground, standing.on)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
