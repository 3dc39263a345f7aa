"""The reading process: PDFs come in at its standard input, documents go out as JSON.

It says `ready` once. A request is a line `{"bytes": n, "barcodes": …}` and n bytes; an answer is a
line with the number of bytes that follow, and these: `{"document": …}` or
`{"refused": code, "facts": …}`.
"""

from __future__ import annotations

import json
import math
import os
import sys
from typing import BinaryIO

from pydantic import TypeAdapter

from conformance.forms.pdf import limits, structure
from conformance.forms.pdf.document import PdfDocument
from conformance.forms.pdf.limits import RefusedPdfError
from conformance.forms.pdf.reading import parse_pdf

_DOCUMENT = TypeAdapter(PdfDocument)


def main() -> None:
    """Answer requests until the input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # libraries print what they like
    _bound_memory()
    structure.bound()
    answers.write(b"ready\n")
    answers.flush()
    requests = sys.stdin.buffer
    while line := requests.readline():
        _bound_time()
        _serve(json.loads(line), requests, answers)


def _serve(asked: dict[str, int], requests: BinaryIO, answers: BinaryIO) -> None:
    content = requests.read(asked["bytes"])
    answer = _answer(content, with_barcodes=bool(asked["barcodes"]))
    answers.write(b"%d\n" % len(answer))
    answers.write(answer)
    answers.flush()


def _answer(content: bytes, *, with_barcodes: bool) -> bytes:
    try:
        document = parse_pdf(content, with_barcodes=with_barcodes)
    except RefusedPdfError as error:
        return json.dumps({"refused": error.code, "facts": error.facts}).encode()
    except MemoryError:
        facts = {"what": "memory", "limit": limits.MEMORY}
        return json.dumps({"refused": "F-PDF-LIMIT", "facts": facts}).encode()
    return b'{"document":' + _DOCUMENT.dump_json(document) + b"}"


def _bound_memory() -> None:
    """Bound the address space, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_time() -> None:
    """Bound the processor time from here on, where the system can: SIGXCPU ends the process."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = math.ceil(used.ru_utime + used.ru_stime) + limits.SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until, most))


if __name__ == "__main__":
    main()
