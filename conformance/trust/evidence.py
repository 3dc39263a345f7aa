"""The files of evidence that a result names, read where the profile has them, held by their hash.

Only what named persons stated evidence for goes into a bundle. Export files stay where they are:
real people may stand in them; the bundle names their hash.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.surfaces.evidence_file import is_below
from conformance.trust.bundle import evidence_named

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.results.model import Result

MOST_BYTES = 64 << 20
"""Of one file of evidence."""


def read_evidence(result: Result, folder: Path) -> tuple[bytes, ...]:
    """Return the evidence of a result, each file once; `folder` holds the profile.

    Raises:
        UsageError: TRU006, a file is not there, is a link or too large; TRU007, it is another
            than the result was made with.
    """
    return tuple(
        _read(folder, name, digest) for digest, name in sorted(evidence_named(result).items())
    )


def _read(folder: Path, name: str, digest: str) -> bytes:
    path = folder / name
    try:
        if not is_below(folder, name) or not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise UsageError(_missing(path))
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(_missing(path)) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise UsageError(_other(path))
    return content


def _missing(path: Path) -> Message:
    return Message(
        "TRU006",
        f"証拠のファイル {path.name} がないか、リンクか、{MOST_BYTES >> 20} MiB より大きいです。",
        f"the file of evidence {path.name} does not exist, is a link or larger than"
        f" {MOST_BYTES >> 20} MiB",
        "プロファイルの場所を --profile で指定するか、ファイルを戻してください。",
        "say with --profile where the profile lies, or put the file back",
        str(path),
    )


def _other(path: Path) -> Message:
    return Message(
        "TRU007",
        f"証拠のファイル {path.name} が、試験したときのものと違います。",
        f"the file of evidence {path.name} is another than when the package was tested",
        "試験したときのファイルに戻すか、もう一度試験してから署名してください。",
        "put the file back as it was, or test again and sign that result",
        str(path),
    )
