"""The sentences of a first hour as lines: masked, numbered, with the line of the profile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conformance.catalog.yaml import line_of
from conformance.cli.first_hour_written import SentenceModel
from conformance.cli.lang import say
from conformance.planning.rehearsal.places import place_text
from conformance.report.shown import clean
from conformance.report.told import one_line_value as value_told
from conformance.results.build import cause_model
from conformance.results.evidence import finding_model, mask_of
from conformance.values.secrets import USED
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.planning.first_hour.model import FirstHourSentence
    from conformance.plugin.prepare import Prepared
    from conformance.results.model import FindingModel
    from conformance.values.words import Language

_LONGEST = 200
_VALUES = Bilingual(
    "{text} 期待 {expected}、実際 {found}", "{text}: expected {expected}, found {found}"
)
_OTHERWISE = Bilingual("カタログと違って見えた", "otherwise than the catalogue says")


@dataclass(frozen=True)
class Sentences:
    """Turns what was told into sentences of the file, and these into lines."""

    prepared: Prepared
    unmask: bool = False

    def written(
        self, domain: str, told: FirstHourSentence, *, unmask: bool = False
    ) -> SentenceModel:
        """Return a sentence; of the package only what may be shown, unless somebody asked."""
        ja, en = USED.hidden_whole(told.words.ja), USED.hidden_whole(told.words.en)
        return SentenceModel(
            domain=domain,
            kind=told.kind,
            text=Bilingual(ja=ja, en=en),
            about=told.about,
            place=place_text(told.place),
            line=line_of(self.prepared.options.profile, told.place) if told.place else None,
            cause=None if told.cause is None else cause_model(told.cause),
            finding=self._finding(told, unmask=unmask),
        )

    def lines(
        self, number: int, domain: str, told: FirstHourSentence, lang: Language
    ) -> Iterator[str]:
        """Yield a numbered sentence, and below it what decides it in the profile."""
        one = self.written(domain, told, unmask=self.unmask)
        text = say(lang, one.text.ja, one.text.en)
        if one.finding is not None:
            expected, found = (
                value_told(v, _LONGEST) for v in (one.finding.expected, one.finding.found)
            )
            facts: dict[str, Bilingual | str] = {
                "text": text.rstrip("。"),
                "expected": expected,
                "found": found,
            }
            text = f"{_OTHERWISE.spoken(lang)}: {_VALUES.filled(facts).spoken(lang)}"
        yield f"{number:>3}. {clean(text)}"
        if told.kind in {"otherwise", "not_tried", "lost"}:
            yield from self._below(one, lang)

    def _below(self, one: SentenceModel, lang: Language) -> Iterator[str]:
        if one.line is not None:
            profile = self.prepared.options.profile
            yield f"     {say(lang, 'プロファイル', 'profile')}: {one.place} ({profile}:{one.line})"
        remedy = one.cause.remedy if one.cause is not None else None
        if remedy is not None and (text := say(lang, remedy.ja, remedy.en)):
            yield f"     {say(lang, '対処', 'to do')}: {text}"

    def _finding(self, told: FirstHourSentence, *, unmask: bool) -> FindingModel | None:
        if told.finding is None:
            return None
        run = self.prepared.run
        mask = replace(mask_of(told.finding, told.carried, run.vocabulary), everything=unmask)
        return finding_model(told.finding, mask, told.carried, shared=run.shared)
