"""A defect of a package as the result tells it: once, with all cases that fail by it."""

from __future__ import annotations

from conformance.results.base import Many, Model
from conformance.values.words import Bilingual


class FaultModel(Model):
    """A systemic fault: what is the same everywhere it was tried, in how many requirements."""

    code: str
    text: Bilingual
    remedy: Bilingual
    requirements: int


class DefectModel(Model):
    """One defect: the case that shows it best, and the cases that fail with it.

    `fault` is set where the package is broken in one place that touches many requirements; `cause`
    then names it, and the findings of the cases name their own.
    """

    cause: str
    root: str
    consequences: Many[str] = ()
    fault: FaultModel | None = None
