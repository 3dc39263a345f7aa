"""What is looked at after an event: rows, searches, copies, the cancellation; before it, too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.checks.events.issued import hold_printed, hold_withheld, issue_stated
from conformance.checks.events.restored import cancel
from conformance.checks.events.rows import effect_of, effect_rows, hold_effect
from conformance.checks.events.told import hold_found, hold_not_found, search_stated
from conformance.checks.events.traced import hold_seen
from conformance.contract.after_event import reads
from conformance.planning.first_hour.said import title
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.events import Issued, Searched
    from conformance.checks.events.traced import Rows
    from conformance.worlds.event import Ready

EFFECTS = frozenset({"event/close", "event/change", "event/open", "event/keep", "event/absent"})
BEFORE = frozenset({*EFFECTS, "event/withholds", "event/no-longer-finds"})
"""What must be looked at before the event, too: else nothing would follow from it afterwards."""
AFTER = frozenset({"event/issues", "event/finds", *BEFORE})
CANCELS = "event/restores"


@dataclass
class EventObservations:
    """What is looked at around one event; `stood`: rows seen before it, by the effect's key.

    Each look raises what the checks of the event raise.
    """

    made: Ready
    path: str = ""
    stood: dict[str, Rows] = field(default_factory=dict)

    def before(self, trial: Trial) -> None:
        """Look at what a case is about before the event is entered."""
        match trial.case.check:
            case "event/withholds":
                trial.accepted(issue_stated(trial, _issued(self.made, trial), self.made))
            case "event/no-longer-finds":
                stated = _searched(self.made, trial)
                reply = trial.accepted(search_stated(trial, stated, self.made))
                hold_found(trial, stated, self.made, reply)
            case _:
                effect = effect_of(self.made.event, trial.case.param("effect"))
                rows = effect_rows(trial, effect, self.made)
                group, _ = reads(trial.spec, self.made.event, self.made.act, effect)
                hold_seen(trial, effect, rows, group)
                self.stood[effect.key] = rows

    def after(self, trial: Trial) -> Bilingual:
        """Look at it afterwards; return what was seen, where it is as the event entails."""
        made, check = self.made, trial.case.check
        match check:
            case "event/issues" | "event/withholds":
                return _copied(trial, made)
            case "event/finds" | "event/no-longer-finds":
                return _sought(trial, made)
            case "event/restores":
                cancel(trial, made)
                return Bilingual(
                    "取り消すと、異動の前の記録に戻った。",
                    "Cancelled, what stood before the event stands again.",
                )
            case _:
                effect = effect_of(made.event, trial.case.param("effect"))
                hold_effect(trial, effect, made, self.stood[effect.key], self.path)
                return Bilingual(effect.title_ja, effect.title_en)


def _copied(trial: Trial, made: Ready) -> Bilingual:
    stated = _issued(made, trial)
    name, reply = title(trial.spec.forms[stated.form]), issue_stated(trial, stated, made)
    if stated.expect == "allowed":
        hold_printed(trial, stated, made, trial.accepted(reply))
        ja, en = (
            "「{name}」を発行でき、異動の結果が印字された。",
            'Issued "{name}": it prints what followed.',
        )
    else:
        hold_withheld(trial, stated, reply)
        ja = "「{name}」は、異動の前には発行され、後には拒まれた。"
        en = 'Asked for "{name}": issued before the event, refused after it.'
    return Bilingual(ja, en).filled({"name": name})


def _sought(trial: Trial, made: Ready) -> Bilingual:
    stated = _searched(made, trial)
    name = title(trial.spec.functions[stated.function])
    reply = trial.accepted(search_stated(trial, stated, made))
    if stated.expect == "found":
        hold_found(trial, stated, made, reply)
        ja, en = "「{name}」で探すと、見つかった。", 'Searched by "{name}": found.'
    else:
        hold_not_found(trial, stated, made, reply)
        ja = "「{name}」で探すと、異動の前には見つかり、後には見つからなかった。"
        en = 'Searched by "{name}": found before the event, not after it.'
    return Bilingual(ja, en).filled({"name": name})


def _issued(made: Ready, trial: Trial) -> Issued:
    slug = trial.case.id.rpartition("/")[2]
    return next(one for one in made.event.afterwards.issue if one.key == slug)


def _searched(made: Ready, trial: Trial) -> Searched:
    key = trial.case.param("key")
    return next(one for one in made.event.afterwards.search if one.key == key)
