"""What people enter on which sheet: one wording for who writes the sheets and who reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from conformance.report.sheets.sheet import SheetColumn
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.report.sheets.identity import WorkbookIdentity
    from conformance.report.sheets.sheet import Value

Section = Literal["attestations", "answers", "waivers"]
"""The part of a profile that an entry becomes one of."""

CASE: Final = Bilingual("検査", "case")
"""The head of the column that says which case a row is about."""

MARK: Final = SheetColumn(Bilingual("照合", "mark"), 8, look="mark")
"""What tells that the case of a row is the one that was written there."""

ACCEPTED: Final = Bilingual("期待を認める", "expectation is right")
WITHDRAWN: Final = Bilingual("期待を否定する", "document says otherwise")
NOT_HERE: Final = "－"
"""Stands in the cells of a row in which nothing can be entered."""


@dataclass(frozen=True, slots=True)
class EntryField:
    """A cell of an entry and the key of the profile it becomes; `needed`: it may not be empty."""

    key: str
    column: SheetColumn
    needed: bool = True

    @property
    def is_day(self) -> bool:
        """Whether it is a day."""
        return self.column.look == "entry_day"

    @property
    def expected(self) -> Bilingual:
        """What can be read in the cell."""
        if self.is_day:
            return Bilingual("日付（2026/11/20、令和8年11月20日）", "a day such as 2026/11/20")
        choices = self.column.choices
        return Bilingual("・".join(c.ja for c in choices), " or ".join(c.en for c in choices))


NOT_LATER: Final = Bilingual(
    "今日か、2020年からの今日より前の日", "today or a day before, from 2020"
)
ENDS: Final = Bilingual("2020年から100年後までの日", "a day from 2020 on, within a hundred years")


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What is entered on a sheet, and the section of the profile it becomes a part of."""

    section: Section
    sheet: Bilingual
    fields: tuple[EntryField, ...]

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        """The columns of an entry, the mark last."""
        return (*(field.column for field in self.fields), MARK)

    def blank(self, known: WorkbookIdentity, case: str, *, here: bool = True) -> Sequence[Value]:
        """Return the cells of a row to be filled in; `here`: something can be entered in it."""
        if not here:
            return [*(NOT_HERE for _ in self.fields), ""]
        return [*(None for _ in self.fields), known.mark(self.section, case)]


_DAY_HINT = Bilingual("例: 2026/11/20、令和8年11月20日", "for example 2026/11/20")


def _text(
    key: str, head: Bilingual, width: int, hint: Bilingual | None = None, *, needed: bool = True
) -> EntryField:
    return EntryField(key, SheetColumn(head, width, look="entry", hint=hint), needed)


def _day(key: str, head: Bilingual) -> EntryField:
    return EntryField(key, SheetColumn(head, 12, look="entry_day", hint=_DAY_HINT))


ATTESTATIONS: Final = EntryForm(
    "attestations",
    Bilingual("未試験と理由", "not tested"),
    (
        _text("by", Bilingual("確認者氏名", "stated by"), 12),
        _text("role", Bilingual("確認者の役職", "role"), 12),
        _day("date", Bilingual("確認した日", "stated on")),
        _text(
            "statement",
            Bilingual("確認した内容", "statement"),
            24,
            Bilingual("何をどう確かめたか", "what was verified, and how"),
        ),
        _text(
            "evidence",
            Bilingual("証拠ファイル", "file of evidence"),
            18,
            Bilingual(
                "プロファイルのあるフォルダーから見た場所（例: evidence/manual.pdf）",
                "path seen from the folder of the profile, such as evidence/manual.pdf",
            ),
        ),
    ),
)
ANSWERS: Final = EntryForm(
    "answers",
    Bilingual("未確認の相違", "unconfirmed"),
    (
        EntryField(
            "accepted",
            SheetColumn(
                Bilingual("回答", "answer"), 14, look="entry", choices=(ACCEPTED, WITHDRAWN)
            ),
        ),
        _text("document", Bilingual("文書名と版", "document"), 18, needed=False),
        _text("page", Bilingual("ページ", "page"), 8, needed=False),
        _text("by", Bilingual("回答者", "answered by"), 12),
        _day("on", Bilingual("回答日", "answered on")),
    ),
)
WAIVERS: Final = EntryForm(
    "waivers",
    Bilingual("不適合一覧", "failures"),
    (
        _text("approver", Bilingual("免除の承認者", "waiver approved by"), 14),
        _text("reason", Bilingual("免除の理由", "reason"), 16),
        _text(
            "risk",
            Bilingual("住民への影響と対応", "risk"),
            18,
            Bilingual(
                "直るまでに住民に起こり得ることと、だれがどう対応するか",
                "what may happen to residents until it is mended, and who looks after it",
            ),
        ),
        _day("expires", Bilingual("免除の期限", "expires")),
    ),
)
FORMS: Final = (ATTESTATIONS, ANSWERS, WAIVERS)
"""Every kind of entry that is read back."""
