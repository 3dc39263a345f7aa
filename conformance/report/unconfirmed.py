"""What is said of deviations that no text supports, and of what the profile answers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from conformance.results.model import AnswerModel, CaseModel

HEADING = Bilingual("裏付けのない期待との相違（未確認）", "Deviations from what no text supports")
INTRODUCTION = Bilingual(
    "期待が推定によるもので、公式文書・法令の裏付けがありません。不合格とは数えませんが、"
    "答えがあるまで適合とも言えません。",
    "What is expected was reconstructed; neither document nor law supports it. They do not count as"
    " failures, and until they are answered nothing is conformant.",
)
ANSWERED = Bilingual(
    "回答済みの相違（事業者が文書を示して期待を否定。文書は未確認）",
    "Answered deviations (the vendor names a document against what was expected; nobody checked)",
)


def to_answer(case: CaseModel) -> Bilingual:
    """Return what to write into the profile."""
    entry = f"{{case: {case.id}, accepted: false, document: …, page: …, by: …, on: YYYY-MM-DD}}"
    return Bilingual(
        f"プロファイルの answers に文書とページで答えるか、公式の一覧を取り込んでください: {entry}",
        f"answer under answers of the profile, or import the official workbook: {entry}",
    )


def answer_said(answer: AnswerModel) -> Bilingual:
    """Return an answer on a line."""
    place = " ".join(filter(None, (answer.document, answer.page)))
    who = f"{answer.by}, {answer.on}"
    if answer.accepted:
        return Bilingual(f"期待を認める（{who}）{place}", f"accepted ({who}) {place}".strip())
    return Bilingual(f"期待を否定: {place}（{who}）", f"withdrawn: {place} ({who})")
