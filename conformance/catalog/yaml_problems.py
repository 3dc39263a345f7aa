"""What is wrong with a YAML file, in our words: the library's own are English and technical."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

_Said = tuple[str, str, str, str]  # sentence and remedy, each in Japanese and English

_TAB: _Said = (
    "字下げにタブ文字があります。",
    "there is a tab character in the indentation",
    "タブを空白に置き換えてください。",
    "replace the tab by spaces",
)
_SIGN: _Said = (
    "引用符なしでは使えない文字で始まっています。",
    "it begins with a character that must stand in quotes",
    "値を引用符で囲んでください。",
    "put quotes round the value",
)
_KNOWN: tuple[tuple[str, _Said], ...] = (
    (
        "mapping values are not allowed",
        (
            "ここにコロンは書けません。",
            "a colon cannot stand here",
            "字下げを確かめ、コロンを含む値は引用符で囲んでください。",
            "check the indentation; put quotes round a value with a colon",
        ),
    ),
    (
        "could not find expected ':'",
        (
            "キーの後にコロンがありません。",
            "a key has no colon after it",
            "「キー: 値」の形にしてください。",
            "write it as `key: value`",
        ),
    ),
    (
        "undefined alias",
        (
            "別名（*…）の元（&…）がありません。",
            "an alias (*…) stands for nothing (&…)",
            "文字列なら引用符で囲んでください。",
            "put quotes round it if it is a text",
        ),
    ),
    (
        "another document",
        (
            "文書が二つ以上あります（---）。",
            "there is more than one document (---)",
            "一つのファイルに一つの文書だけを書いてください。",
            "write one document in one file",
        ),
    ),
    (
        "could not determine a constructor",
        (
            "タグ（!…）は使えません。",
            "tags (!…) cannot be used",
            "タグを消してください。",
            "remove the tag",
        ),
    ),
    (
        "end of stream",
        (
            "閉じていない引用符か括弧があります。",
            "a quote or a bracket is not closed",
            "引用符と括弧の対応を確かめてください。",
            "check that quotes and brackets are closed",
        ),
    ),
    (
        "escape character",
        (
            '"…" の中の \\ の書き方が違います。',
            'a \\ in "…" means nothing',
            "'…' で囲むか、\\\\ と書いてください。",
            "use '…', or write \\\\",
        ),
    ),
    (
        "not allowed",
        (
            "使えない文字があります。",
            "there is a character that is not allowed",
            "制御文字を消してください。",
            "remove control characters",
        ),
    ),
)
_OTHER: _Said = (
    "YAML として読めません。",
    "it is not readable as YAML",
    "その行と前の行の字下げ、引用符、コロン、括弧を確かめてください。",
    "check indentation, quotes, colons and brackets on that line and the one before",
)


def problem_of(error: yaml.YAMLError, content: bytes) -> tuple[int, _Said]:
    """Return the line of what is wrong, and how it is said in both languages."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'problem', None) or ''} {getattr(error, 'reason', None) or ''}"
    if mark is None:
        position = getattr(error, "position", 0)
        return content[: max(position, 0)].count(b"\n") + 1, _of(said)
    if "cannot start any token" in said:
        lines = content.decode("utf-8", "replace").split("\n")
        line = lines[mark.line] if mark.line < len(lines) else ""
        return mark.line + 1, _TAB if line[mark.column : mark.column + 1] == "\t" else _SIGN
    return mark.line + 1, _of(said)


def _of(said: str) -> _Said:
    return next((words for part, words in _KNOWN if part in said), _OTHER)


def encoding_problem(content: bytes) -> tuple[int, _Said] | None:
    """Return what is wrong with the encoding of a file; None where it is UTF-8 or UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return line, _cp932() if _is_cp932(content) else _no_text()
    return None


def _is_cp932(content: bytes) -> bool:
    try:
        content.decode("cp932")
    except UnicodeDecodeError:
        return False
    return True


def _cp932() -> _Said:
    return (
        "文字コードが UTF-8 ではありません（Shift_JIS（cp932）と思われます）。",
        "it is not UTF-8; it seems to be Shift_JIS (cp932)",
        "エディターで文字コード UTF-8 を選んで保存し直してください。",
        "save it again as UTF-8 in your editor",
    )


def _no_text() -> _Said:
    return (
        "文字コードが UTF-8 ではありません。",
        "it is not UTF-8",
        "エディターで文字コード UTF-8 を選んで保存し直してください。",
        "save it again as UTF-8 in your editor",
    )
