"""Acceptance of a signed result: a sample of its passes tried again, by `conformance accept`."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from conformance.errors import Message, UsageError
from conformance.values.private_files import private_folder
from conformance.workbench.kept import keep
from conformance.workbench.pages.signed import key_paths
from conformance.workbench.runs import RECORD
from conformance.workbench.shelf import loaded
from conformance.workbench.visit import action, no_such, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.workbench.visit import Visit

_MOST_DIGITS: Final = 9


@action("/signed/accept", "approver", uploads=True)
def accept(visit: Visit) -> Response:
    """Start trying a sample of a signed result against what was delivered; it leaves a record.

    Raises:
        UsageError: WBN013, no file, no key, no profile that can be used, or no number.
    """
    chosen, given = visit.bench.shelf.get(visit.field("profile")), visit.files("bundle")[:1]
    if chosen is None or not given or loaded(chosen.path) is None or not key_paths(visit):
        raise UsageError(_incomplete())
    options = list(_options(visit))
    name = secrets.token_hex(8)
    folder = private_folder(visit.bench.settings.uploads / name)
    try:
        bundle = keep(given[0], folder)
        run = visit.bench.runs.accept(
            chosen.asked, name, bundle.name, options, visit.name, visit.lang
        )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return visit.go(f"/runs/{run.id}")


@page("/runs/{key}/record")
def record(visit: Visit) -> Response:
    """Return the record that an acceptance left, as a download."""
    run = visit.bench.runs.get(visit.key())
    path = None if run is None else visit.bench.runs.folder(run) / RECORD
    if path is None or path.is_symlink() or not path.is_file():
        raise no_such()
    attached = {"content-disposition": f'attachment; filename="{visit.key()}-{RECORD}"'}
    return Response(path.read_bytes(), media_type="application/json", headers=attached)


def _options(visit: Visit) -> Iterator[str]:
    """Yield the options of the command line: every trusted key, and the numbers of the form."""
    yield from (f"--trust=keys/{path.name}" for path in key_paths(visit))  # seen from the folder
    for name in ("sample", "seed"):
        said = visit.field(name)
        if said and not (said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS):
            raise UsageError(_incomplete())
        if said:
            yield f"--{name}={said}"
    if visit.field("production") == "yes":
        yield "--yes-production"


def _incomplete() -> Message:
    return Message(
        "WBN013",
        "署名された結果、信頼する公開鍵、誤りのないプロファイルのどれかがないか、数ではありません。",
        "there is no signed result, no trusted key, no profile without errors, or a number is none",
        "戻って選び直してください。プロファイルの誤りはその画面に出ます。",
        "go back and choose again; what is wrong with a profile is on its own page",
    )
