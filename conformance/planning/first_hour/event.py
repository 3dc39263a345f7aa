"""An event of a first hour: its world arranged, entered, looked at, cancelled; told as it goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conformance.findings import FindingError, UntestedError
from conformance.planning.first_hour.looks import AFTER, BEFORE, CANCELS, EFFECTS, EventObservations
from conformance.planning.first_hour.model import FirstHourSentence
from conformance.planning.first_hour.said import facts_said, rows_said, title, word_list
from conformance.planning.first_hour.stopped import stopped
from conformance.surfaces.reach import stores
from conformance.values.words import Bilingual
from conformance.worlds.event import begin, enter, ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.planning.first_hour.steps import FirstHourStep
    from conformance.worlds.event import Ready
    from conformance.worlds.session import Session

_STORED = Bilingual("試験データの投入で", "stored as test data")
_ENTERED = Bilingual(
    "製品の機能で登録し、読み返した", "entered by functions of the package, then read"
)
_SENTENCES = {
    "arranged": Bilingual(
        "「{event}」の前に立つものを用意した: {rows}（{how}）。",
        'Arranged what stands before "{event}": {rows} ({how}).',
    ),
    "sent": Bilingual(
        "機能「{function}」で「{event}」を入力し、受け付けられた（{facts}）。",
        'Entered "{event}" by the function "{function}": accepted ({facts}).',
    ),
    "seen": Bilingual(
        "読み返すと、異動のとおりだった: {effects}。", "Read back as entered: {effects}."
    ),
}


@dataclass
class EventScene:
    """One event, with people of its own."""

    session: Session
    step: FirstHourStep

    def told(self) -> Iterator[FirstHourSentence]:
        """Yield the sentences of the event, in the order in which things were done."""
        tried = [one.case for one in self.step.cases if one.verdict is None]
        first = self.session.trial(tried[0])
        try:
            made = begin(first, _of_late(first))
        except (FindingError, UntestedError) as error:
            yield stopped(self.session, first.case, error)
            return
        yield self._arranged(first, made)
        looks, lost = EventObservations(made), set[str]()
        for case in self._of(tried, BEFORE):
            for told in self._looked(case, looks.before):
                lost.add(case.id)
                yield told
        try:
            reply = first.accepted(enter(first, made))
        except (FindingError, UntestedError) as error:
            yield stopped(self.session, first.case, error)
            return
        looks.path = reply.exchange.path
        yield self._sent(first, made)
        left = [case for case in tried if case.id not in lost]
        yield from self._effects(left, looks)
        for case in [*self._of(left, AFTER - EFFECTS), *self._of(left, {CANCELS})]:
            yield from self._looked(case, looks.after)

    def _effects(self, cases: list[Case], looks: EventObservations) -> Iterator[FirstHourSentence]:
        """Yield one sentence for all that is as the event entails, one for each that is not."""
        seen, others = list[Bilingual](), list[FirstHourSentence]()
        for case in self._of(cases, EFFECTS):
            for told in self._looked(case, looks.after):
                if told.kind == "seen":
                    seen.append(told.words)
                else:
                    others.append(told)
        if seen:
            words = _SENTENCES["seen"].filled({"effects": word_list(seen)})
            yield FirstHourSentence("seen", words, cases[0].requirement.id)
        yield from others

    def _looked(
        self, case: Case, look: Callable[[Trial], Bilingual | None]
    ) -> Iterator[FirstHourSentence]:
        """Yield what a look gave; nothing where it gave no words."""
        trial = self.session.trial(case)
        try:
            words = look(trial)
        except (FindingError, UntestedError) as error:
            yield stopped(self.session, case, error)
        else:
            if words is not None:
                yield FirstHourSentence("seen", words, case.id)

    @staticmethod
    def _of(cases: list[Case], checks: frozenset[str] | set[str]) -> list[Case]:
        return [case for case in cases if case.check in checks]

    def _arranged(self, trial: Trial, made: Ready) -> FirstHourSentence:
        api = trial.profile.surfaces.api
        how = _STORED if api is not None and stores(api) else _ENTERED
        rows = rows_said(trial.arranged, trial.specification)
        words = _SENTENCES["arranged"].filled(
            {"event": title(made.event), "rows": rows, "how": how}
        )
        return FirstHourSentence("arranged", words, trial.case.requirement.id)

    def _sent(self, trial: Trial, made: Ready) -> FirstHourSentence:
        spec, function = trial.spec, trial.spec.functions[made.entered.function]
        record = str(getattr(function.operation, "record", ""))
        facts = facts_said(spec, record, made.event.facts.values(), made.act.inputs)
        words = _SENTENCES["sent"].filled(
            {"event": title(made.event), "function": title(function), "facts": facts}
        )
        return FirstHourSentence("sent", words, trial.case.requirement.id)


def _of_late(trial: Trial) -> Ready:
    """Return the event made ready around the day of the trial; else on a day that a rule states.

    A package whose date can be set would take any day: a person who looks on knows today's.
    """
    api = trial.profile.surfaces.api
    if api is None or api.capabilities.business_date == "today":
        return ready(trial)
    today = api.capabilities.model_copy(update={"business_date": "today"})
    surfaces = trial.profile.surfaces.model_copy(
        update={"api": api.model_copy(update={"capabilities": today})}
    )
    late = replace(trial, profile=trial.profile.model_copy(update={"surfaces": surfaces}))
    try:
        return ready(late)
    except UntestedError:
        return ready(trial)
