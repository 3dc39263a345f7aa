"""Output that could not be written: the machine is full or closed, neither product nor harness."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from conformance.errors import Message

NO_ROOM: Final = frozenset(
    {errno.ENOSPC, errno.EROFS, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
)
"""Errors of writing that only the person at the machine can mend."""


def no_room(error: OSError) -> Message:
    """Return the message of a place that takes nothing, wherever it happened."""
    path = str(error.filename or "")
    folder = Path(path).parent
    if path and error.errno == errno.ENOENT and not folder.exists():
        return Message(
            "USE148",
            f"書き込めません: フォルダー {folder} がありません",
            f"cannot write: there is no folder {folder}",
            "そのフォルダーを作るか、ある場所を指定してもう一度実行してください。",
            "make that folder, or name a place that is there, and run again",
            path,
        )
    why = error.strerror or type(error).__name__
    return Message(
        "USE148",
        f"書き込めません: {why}",
        f"cannot write: {why}",
        "空き容量と書込み権限を確かめ、書ける場所を指定してもう一度実行してください。",
        "free some space, or name a place that can be written, and run again",
        path,
    )


def output_lost(error: OSError) -> Message:
    """Return the message that standard output took only a part."""
    why = error.strerror or type(error).__name__
    return Message(
        "USE149",
        f"標準出力に書ききれませんでした: {why}",
        f"standard output could not be written whole: {why}",
        "出力先を改めてください。result.json があれば conformance report で判定を読めます。",
        "send it elsewhere; conformance report shows the verdict of a result.json",
    )
