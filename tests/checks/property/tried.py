"""A law of the catalogue tried on the sample package, correct or with one fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants.model import Mutant
from tests.packages.served import session

if TYPE_CHECKING:
    from conformance.cases.case import Case
    from conformance.cases.outcome import Outcome


def case_of(requirement: str, law: str) -> Case:
    """The case of an invariant that tries the first law of a kind."""
    spec = load(requirement.split("/", maxsplit=1)[0])
    one = next(r for r in requirements(spec) if r.id == requirement)
    return next(c for c in cases_of(spec, one) if c.id.startswith(f"{requirement}/{law}-"))


def tried(requirement: str, law: str, at: str = "", **fault: object) -> Outcome:
    """What becomes of the law on a package with this fault at a place (`kind/key`); none: sound."""
    domain = requirement.split("/", maxsplit=1)[0]
    conduct = correct
    if fault:
        written = {"key": "faulty", "title_ja": "故障", "title_en": "fault", "fault": fault}
        place = {"requirement": requirement, "at": f"{domain}/{at}"}
        conduct = Mutant.model_validate({**written, **place}).conduct()
    with session(conduct, domain) as opened:
        return opened.execute(case_of(requirement, law))
