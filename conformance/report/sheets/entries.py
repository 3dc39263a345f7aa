"""What people enter on which sheet: one wording for who writes the sheets and who reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from conformance.report.sheets.sheet import Column
from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.report.sheets.identity import Identity
    from conformance.report.sheets.sheet import Value

Section = Literal["attestations", "answers", "waivers"]
"""The part of a profile that an entry becomes one of."""

CASE: Final = Words("検査", "case")
"""The head of the column that says which case a row is about."""

MARK: Final = Column(Words("照合", "mark"), 8, look="mark")
"""What tells that the case of a row is the one that was written there."""

ACCEPTED: Final = Words("期待を認める", "expectation is right")
WITHDRAWN: Final = Words("期待を否定する", "document says otherwise")
NOT_HERE: Final = "－"
"""Stands in the cells of a row in which nothing can be entered."""


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of an entry and the key of the profile it becomes; `needed`: it may not be empty."""

    key: str
    column: Column
    needed: bool = True

    @property
    def is_day(self) -> bool:
        """Whether it is a day."""
        return self.column.look == "entry_day"

    @property
    def expected(self) -> Words:
        """What can be read in the cell."""
        if self.is_day:
            return Words("日付（2026/11/20、令和8年11月20日）", "a day such as 2026/11/20")
        choices = self.column.choices
        return Words("・".join(c.ja for c in choices), " or ".join(c.en for c in choices))


NOT_LATER: Final = Words("今日か、2020年からの今日より前の日", "today or a day before, from 2020")
ENDS: Final = Words("2020年から100年後までの日", "a day from 2020 on, within a hundred years")


@dataclass(frozen=True, slots=True)
class Form:
    """What is entered on a sheet, and the section of the profile it becomes a part of."""

    section: Section
    sheet: Words
    fields: tuple[Field, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of an entry, the mark last."""
        return (*(field.column for field in self.fields), MARK)

    def blank(self, known: Identity, case: str, *, here: bool = True) -> Sequence[Value]:
        """Return the cells of a row to be filled in; `here`: something can be entered in it."""
        if not here:
            return [*(NOT_HERE for _ in self.fields), ""]
        return [*(None for _ in self.fields), known.mark(self.section, case)]


_DAY_HINT = Words("例: 2026/11/20、令和8年11月20日", "for example 2026/11/20")


def _text(
    key: str, head: Words, width: int, hint: Words | None = None, *, needed: bool = True
) -> Field:
    return Field(key, Column(head, width, look="entry", hint=hint), needed)


def _day(key: str, head: Words) -> Field:
    return Field(key, Column(head, 12, look="entry_day", hint=_DAY_HINT))


ATTESTATIONS: Final = Form(
    "attestations",
    Words("未試験と理由", "not tested"),
    (
        _text("by", Words("確認者氏名", "stated by"), 12),
        _text("role", Words("確認者の役職", "role"), 12),
        _day("date", Words("確認した日", "stated on")),
        _text(
            "statement",
            Words("確認した内容", "statement"),
            24,
            Words("何をどう確かめたか", "what was verified, and how"),
        ),
        _text(
            "evidence",
            Words("証拠ファイル", "file of evidence"),
            18,
            Words(
                "プロファイルのあるフォルダーから見た場所（例: evidence/manual.pdf）",
                "path seen from the folder of the profile, such as evidence/manual.pdf",
            ),
        ),
    ),
)
ANSWERS: Final = Form(
    "answers",
    Words("未確認の相違", "unconfirmed"),
    (
        Field(
            "accepted",
            Column(Words("回答", "answer"), 14, look="entry", choices=(ACCEPTED, WITHDRAWN)),
        ),
        _text("document", Words("文書名と版", "document"), 18, needed=False),
        _text("page", Words("ページ", "page"), 8, needed=False),
        _text("by", Words("回答者", "answered by"), 12),
        _day("on", Words("回答日", "answered on")),
    ),
)
WAIVERS: Final = Form(
    "waivers",
    Words("不適合一覧", "failures"),
    (
        _text("approver", Words("免除の承認者", "waiver approved by"), 14),
        _text("reason", Words("免除の理由", "reason"), 16),
        _text(
            "risk",
            Words("住民への影響と対応", "risk"),
            18,
            Words(
                "直るまでに住民に起こり得ることと、だれがどう対応するか",
                "what may happen to residents until it is mended, and who looks after it",
            ),
        ),
        _day("expires", Words("免除の期限", "expires")),
    ),
)
FORMS: Final = (ATTESTATIONS, ANSWERS, WAIVERS)
"""Every kind of entry that is read back."""
