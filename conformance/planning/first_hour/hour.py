"""The first hour with a package: the steps of a domain one after another, then what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.findings import TransportError
from conformance.planning.first_hour.event import EventScene
from conformance.planning.first_hour.looks import AFTER, CANCELS
from conformance.planning.first_hour.model import FirstHourSentence
from conformance.planning.first_hour.single import single
from conformance.planning.first_hour.steps import by_requirement, steps
from conformance.planning.first_hour.stopped import not_tried, together
from conformance.values.words import Bilingual
from conformance.worlds.session_causes import fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.cases.case import Case
    from conformance.planning.first_hour.steps import FirstHourStep
    from conformance.planning.plan import Planned
    from conformance.worlds.session import Session


@dataclass(frozen=True)
class FirstHour:
    """What a first hour tells of a domain; it stops where the package stops answering."""

    session: Session
    plan: Iterable[Planned]

    def of(self, domain: str) -> Iterator[FirstHourSentence]:
        """Yield the sentences of a domain: as things go, at the end all that could not be tried."""
        left: list[FirstHourSentence] = []
        for step in steps(self.session.specs[domain], by_requirement(self.plan)):
            try:
                for told in self._step(step):
                    if told.kind == "not_tried":
                        left.append(told)
                    else:
                        yield told
            except TransportError as error:
                words = Bilingual(error.cause.ja, error.cause.en)
                about = step.cases[0].case.requirement.id
                yield FirstHourSentence(
                    "lost", words, about, ("surfaces", "api"), cause=error.cause
                )
                return
            except Exception as error:  # noqa: BLE001 - one odd answer does not end the hour
                left.append(not_tried(self.session, step.cases[0].case, fault(error)))
        yield from together(left)

    def _step(self, step: FirstHourStep) -> Iterator[FirstHourSentence]:
        if step.reached:
            self.session.forget()
            if step.named[0] == "event":
                yield from EventScene(self.session, step).told()
            else:
                yield from single(self.session, step.cases[0].case)
        for one in step.cases:
            if one.cause is not None and self._is_looked_at(one.case):
                yield not_tried(self.session, one.case, one.cause)

    @staticmethod
    def _is_looked_at(case: Case) -> bool:
        """Say whether a first hour would try the case: it leaves linkages and refusals to a run."""
        return case.requirement.kind != "event" or case.check in {*AFTER, CANCELS}
