"""What a workbook leaves in doubt: asked with the cell, nothing is written before the answer."""

from __future__ import annotations

from dataclasses import dataclass

from conformance.errors import Message


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """A doubt about one cell: what was found, and what the import does once it is confirmed.

    `about` tells questions of one code apart, and stays the same when rows move. An answer to one
    that is `lasting` holds for the next import too.
    """

    code: str
    place: str
    ja: str
    en: str
    then_ja: str
    then_en: str
    about: str = ""
    lasting: bool = True

    @property
    def name(self) -> str:
        """The name that a confirmed question is remembered by."""
        return f"{self.code}:{self.about or self.place}"

    def message(self) -> Message:
        """Return the question as a message: what stands there, where, and how to answer."""
        return Message(
            self.code,
            self.ja,
            self.en,
            f"確かめたうえで --confirm '{self.place}' とすると、{self.then_ja}。"
            "ちがうときはブックを直してください。",
            f"once you have checked it, --confirm '{self.place}': {self.then_en};"
            " otherwise correct the workbook",
            self.place,
        )


def hidden_sheet(sheet: str, cells: int) -> CellQuestion:
    """IMP101: a sheet that nobody sees holds something."""
    return CellQuestion(
        "IMP101",
        f"{sheet}!A1",
        f"シート「{sheet}」は非表示で、{cells}個のセルに値があります。",
        f"sheet {sheet!r} is hidden and has {cells} filled cells",
        "このシートは読みません",
        "the sheet is not read",
        f"{sheet}/{cells}",
    )


def hidden_row(place: str, row: str) -> CellQuestion:
    """IMP102: a row that nobody sees."""
    return CellQuestion(
        "IMP102",
        place,
        f"行は非表示です（{row}）。",
        f"the row is hidden ({row})",
        "ほかの行と同じに取り込みます",
        "it is imported like the others",
        row,
    )


def hidden_column(place: str, heading: str) -> CellQuestion:
    """IMP103: a column that nobody sees."""
    return CellQuestion(
        "IMP103",
        place,
        f"列「{heading}」は非表示です。",
        f"column {heading!r} is hidden",
        "ほかの列と同じに読みます",
        "it is read like the others",
        heading,
    )


def struck_through(place: str, text: str, row: str) -> CellQuestion:
    """IMP104: text that is struck through."""
    return CellQuestion(
        "IMP104",
        place,
        f"取消線のある文字があります: {text[:40]!r}",
        f"some text is struck through: {text[:40]!r}",
        "取消線の文字を除いて読み、行の名がすべて消されていればその行は取り込みません",
        "what is struck is left out, and a row whose name is struck is not imported",
        f"{row}/{text}",
    )


def merged_cell(place: str, heading: str, rows: int, row: str) -> CellQuestion:
    """IMP105: a merged cell over several rows, in a column where each row has its own value."""
    return CellQuestion(
        "IMP105",
        place,
        f"「{heading}」のセルが{rows}行にわたって結合されています。",
        f"the cell under {heading!r} is merged over {rows} rows",
        "そのすべての行の値とします",
        "its value is taken for all of these rows",
        f"{row}/{heading}",
    )


def lost_format(place: str, found: str, taken: str) -> CellQuestion:
    """IMP106: a number that lost its leading zeros."""
    return CellQuestion(
        "IMP106",
        place,
        f"先頭の0が失われているようです: {found!r}",
        f"leading zeros seem to be lost: {found!r}",
        f"{taken!r} とみなします",
        f"it is taken for {taken!r}",
        f"{taken}/{found}",
    )


def said_twice(place: str, heading: str, text: str, first: str) -> CellQuestion:
    """IMP107: a name that several rows of one group bear."""
    return CellQuestion(
        "IMP107",
        place,
        f"「{heading}」が同じ行があります: {text!r}（{first} と同じ）",
        f"{heading} stands twice: {text!r} (also at {first})",
        "別々の項目として取り込みます",
        "they are imported as different entries",
        f"{heading}/{text}",
    )


def odd_size(place: str, kind: str, found: str, usual: str, row: str) -> CellQuestion:
    """IMP108: a length that does not fit the type."""
    return CellQuestion(
        "IMP108",
        place,
        f"データ型 {kind} の桁数が {found or '空白'} です（ふつうは {usual}）。",
        f"type {kind} has length {found or 'none'} (usual: {usual})",
        "書かれたとおりに取り込みます",
        "it is imported as it stands",
        f"{row}/{kind}/{found}",
    )


def another_identity(place: str, official_id: str, was: str, now: str) -> CellQuestion:
    """IMP109: an official ID under which something else stands now."""
    return CellQuestion(
        "IMP109",
        place,
        f"{official_id} は「{was}」でしたが、「{now}」になっています（番号の振り直しでは）。",
        f"{official_id} was {was!r} and is now {now!r} (renumbered?)",
        f"カタログの「{was}」の識別子のまま「{now}」に改めます",
        f"the entry of {was!r} keeps its key and becomes {now!r}",
        f"{official_id}/{was}/{now}",
    )


def renamed_group(place: str, was: str, now: str) -> CellQuestion:
    """IMP110: a group whose items are those of another one."""
    return CellQuestion(
        "IMP110",
        place,
        f"グループ「{now}」の項目は、カタログの「{was}」のものです（名称の変更では）。",
        f"the items of group {now!r} are those of {was!r} in the catalogue (renamed?)",
        f"「{was}」を「{now}」に改めます",
        f"{was!r} is renamed to {now!r}",
        f"{was}/{now}",
    )


def heading_gone(place: str, heading: str, unknown: str) -> CellQuestion:
    """IMP111: a heading that is not there, beside one that no reader knows."""
    return CellQuestion(
        "IMP111",
        place,
        f"見出し「{heading}」がありません。知らない見出し: {unknown or 'なし'}",
        f"heading {heading!r} is missing; headings that no reader knows: {unknown or 'none'}",
        "この列はないものとして取り込みます",
        "it is imported as having no such column",
        f"{heading}/{unknown}",
    )


def after_the_end(place: str, text: str) -> CellQuestion:
    """IMP112: something that looks like a row, after the end of the table."""
    return CellQuestion(
        "IMP112",
        place,
        f"表の終わりより後に行があります: {text[:40]!r}",
        f"a row stands after the end of the table: {text[:40]!r}",
        "この行は読みません",
        "the row is not read",
        text,
    )


def said_deleted(place: str, text: str, row: str) -> CellQuestion:
    """IMP113: a remark that speaks of deletion."""
    return CellQuestion(
        "IMP113",
        place,
        f"備考に削除・廃止とあります: {text[:40]!r}",
        f"the remark speaks of deletion: {text[:40]!r}",
        "行は今もあるものとして取り込みます",
        "the row is imported as one that still stands",
        f"{row}/{text}",
    )


def text_changed(place: str, row: str, headings: str, what_ja: str, what_en: str) -> CellQuestion:
    """IMP114: a cell that the catalogue does not hold is not what it was at the last import."""
    return CellQuestion(
        "IMP114",
        place,
        f"カタログに写していないセルが前回の取込から{what_ja}（{row} {headings}）。",
        f"a cell that the catalogue does not hold was {what_en} since the last import"
        f" ({row} {headings})",
        "内容を読んで反映したものとして記録します",
        "it is recorded as read and acted upon",
        lasting=False,
    )


def without_effect(place: str, row: str, headings: str) -> CellQuestion:
    """IMP115: a cell that the catalogue holds changed, and the catalogue stays as it is."""
    return CellQuestion(
        "IMP115",
        place,
        f"セルは前回の取込から変わりましたが、カタログは変わりません（{row} {headings}）。"
        "編集者の値が優先されています。",
        f"the cell changed since the last import, but the catalogue stays ({row} {headings}):"
        " an editor's value prevails",
        "カタログの値を正しいものとして残します",
        "the catalogue's value is kept as right",
        lasting=False,
    )


def editors_differ(place: str, name: str, ours: str, theirs: str) -> CellQuestion:
    """IMP116: what an editor wrote says something else than the workbook."""
    return CellQuestion(
        "IMP116",
        place,
        f"{name}: カタログは {ours or 'なし'}、ブックは {theirs or 'なし'} です。",
        f"{name}: the catalogue has {ours or 'nothing'}, the workbook {theirs or 'nothing'}",
        "カタログの値を残します",
        "the catalogue's value is kept",
        f"{name}/{ours}/{theirs}",
    )


def alike(place: str, theirs: str, ours: str, score: float) -> CellQuestion:
    """IMP117: a name that is like one in the catalogue, but not near enough to be sure."""
    return CellQuestion(
        "IMP117",
        place,
        f"「{theirs}」はカタログの {ours} かもしれません（近さ {score:.2f}）。",
        f"{theirs!r} may be {ours} of the catalogue (score {score:.2f})",
        f"{ours} を公式の「{theirs}」とします",
        f"{ours} becomes the official {theirs!r}",
        f"{theirs}/{ours}",
    )


def many_left(place: str, file: str, left: int, known: int) -> CellQuestion:
    """IMP119: much of the catalogue is not in the workbook (another one, or a part of one?)."""
    return CellQuestion(
        "IMP119",
        place,
        f"{file} の{known}件のうち{left}件がブックにありません（別のブックか、一部だけでは）。",
        f"{left} of the {known} entries of {file} are not in the workbook (another, or a part?)",
        "ブックにないものを必須から外します",
        "what the workbook has not is no longer required",
        f"{file}/{left}/{known}",
    )


def sample_differs(place: str, kind: str, sample: str, row: str) -> CellQuestion:
    """IMP118: a sample value that its own row would refuse."""
    return CellQuestion(
        "IMP118",
        place,
        f"サンプル値 {sample[:40]!r} はデータ型・桁数（{kind}）に合いません。",
        f"sample {sample[:40]!r} does not fit type and length ({kind})",
        "型と桁数を正しいものとして取り込みます",
        "type and length are taken as right",
        f"{row}/{kind}/{sample}",
    )
