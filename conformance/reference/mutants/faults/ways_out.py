"""Where in an answer a faulty package lets a value out."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.emitted import Emitted

Where = Literal[
    "message",
    "detail",
    "echo",
    "header",
    "link",
    "alert",
    "item",
    "row",
    "file_name",
    "xml_comment",
    "csv_column",
    "pdf_attachment",
    "export_column",
    "export_note",
    "linked_item",
]

_EXTRA = "remarks"


def _message(answer: Emitted, text: str) -> Emitted:
    errors = answer.body.get("errors")
    said = [
        {**one, "message": f"{one.get('message')} 登録済みの値: {text}"}
        for one in (errors if isinstance(errors, list) else [])
        if isinstance(one, dict)
    ]
    return _with(answer, errors=cast("Json", said))


def _detail(answer: Emitted, text: str) -> Emitted:
    metadata = answer.body.get("metadata")
    if isinstance(metadata, dict):
        return _with(answer, metadata={**metadata, "detail": f"処理が完了しました。{text}"})
    return _with(answer, detail=f"エラーが発生しました。{text}")


def _echo(answer: Emitted, text: str) -> Emitted:
    return _with(answer, stored={_EXTRA: text})


def _header(answer: Emitted, text: str) -> Emitted:
    return replace(answer, headers={**answer.headers, "X-Subject": text})


def _link(answer: Emitted, text: str) -> Emitted:
    links = answer.body.get("_links")
    own = links if isinstance(links, dict) else {}
    return _with(answer, _links={**own, "related": {"href": f"/places/{text}"}})


def _alert(answer: Emitted, text: str) -> Emitted:
    return _rows(answer, lambda row: {**row, "alert_text": f"支援措置対象者（{text}）"})


def _row(answer: Emitted, text: str) -> Emitted:
    return _rows(answer, lambda row: {**row, _EXTRA: text})


def _item(answer: Emitted, text: str) -> Emitted:
    def changed(row: Row) -> Row:
        items = row.get("items")
        return {**row, "items": {**items, _EXTRA: text}} if isinstance(items, dict) else row

    return _rows(answer, changed)


def _file_name(answer: Emitted, text: str) -> Emitted:
    return _rows(answer, lambda row: {**row, "file_name": f"{text}.csv"})


def _xml_comment(answer: Emitted, text: str) -> Emitted:
    return _file(answer, "application/xml", lambda found: found + f"<!-- {text} -->".encode())


def _csv_column(answer: Emitted, text: str) -> Emitted:
    return _file(answer, "text/csv", lambda found: _column(found.decode(), text).encode())


def _pdf_attachment(answer: Emitted, text: str) -> Emitted:
    return _file(answer, "application/pdf", lambda found: _attached(found, text))


def _export_column(answer: Emitted, text: str) -> Emitted:
    return _exported(answer, lambda content: _column(content, text))


def _export_note(answer: Emitted, text: str) -> Emitted:
    return _exported(answer, lambda content: f"{content}# {text}\r\n")


def _linked_item(answer: Emitted, text: str) -> Emitted:
    def changed(row: Row) -> Row:
        inner = row.get("row")
        return {**row, "row": {**inner, _EXTRA: text}} if isinstance(inner, dict) else row

    return _rows(answer, changed)


def _with(answer: Emitted, **parts: Json) -> Emitted:
    return replace(answer, body={**answer.body, **parts})


def _rows(answer: Emitted, change: Callable[[Row], Row]) -> Emitted:
    return _with(answer, result=[change(row) for row in answer.rows])


def _file(answer: Emitted, media_type: str, change: Callable[[bytes], bytes]) -> Emitted:
    """Return the answer with the files of a media type changed."""

    def changed(row: Row) -> Row:
        if row.get("media_type") != media_type:
            return row
        content = change(base64.b64decode(str(row["content"])))
        return {**row, "content": base64.b64encode(content).decode()}

    return _rows(answer, changed)


def _exported(answer: Emitted, change: Callable[[str], str]) -> Emitted:
    def changed(row: Row) -> Row:
        if "content" not in row:
            return row  # no export
        return {**row, "content": change(str(row["content"]))}

    return _rows(answer, changed)


def _column(content: str, text: str) -> str:
    """Return CSV with a column more; in every line but the header stands the text."""
    header, *lines = content.splitlines()
    told = [f"{header},{_EXTRA}", *(f"{line},{text}" for line in lines)]
    return "".join(f"{line}\r\n" for line in told)


def _attached(content: bytes, text: str) -> bytes:
    import pypdfium2  # noqa: PLC0415 - only pages need it

    document = pypdfium2.PdfDocument(content)
    document.new_attachment("memo.txt").set_data(text.encode())
    target = io.BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


WRITERS: Final[Mapping[Where, Callable[[Emitted, str], Emitted]]] = {
    "message": _message,
    "detail": _detail,
    "echo": _echo,
    "header": _header,
    "link": _link,
    "alert": _alert,
    "item": _item,
    "row": _row,
    "file_name": _file_name,
    "xml_comment": _xml_comment,
    "csv_column": _csv_column,
    "pdf_attachment": _pdf_attachment,
    "export_column": _export_column,
    "export_note": _export_note,
    "linked_item": _linked_item,
}
"""What puts a text into an answer, by the place it is let out at."""
