"""A function or a rule of a first hour: its simplest lawful case, tried as in any run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.planning.first_hour.model import FirstHourSentence
from conformance.planning.first_hour.stopped import not_tried, otherwise
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.worlds.session import Session

_SEEN = Bilingual(
    "「{title}」を試した（{what}）: カタログのとおりだった。",
    'Tried "{title}" ({what}): as the catalogue says.',
)


def single(session: Session, case: Case) -> Iterator[FirstHourSentence]:
    """Yield what trying a case gave."""
    outcome = session.execute(case)
    if outcome.finding is not None:
        yield otherwise(session, case, outcome.finding)
    elif outcome.cause is not None:
        yield not_tried(session, case, outcome.cause)
    else:
        one = case.requirement
        title = Bilingual(one.title_ja, one.title_en or one.key.replace("-", " "))
        what = Bilingual(case.title_ja, case.title_en)
        yield FirstHourSentence("seen", _SEEN.filled({"title": title, "what": what}), case.id)
