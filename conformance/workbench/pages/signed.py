"""Signed results: verified against the keys that an approver decided to trust."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from conformance.errors import ConformanceError, Message, UsageError
from conformance.trust.acceptance import is_record
from conformance.trust.bundle import verify
from conformance.trust.container import RESULT, let_out, read_file, unpacked
from conformance.trust.keys import TrustedKey, read_public, read_trusted
from conformance.trust.statement import timestamp_text
from conformance.values.today import today_in_japan
from conformance.workbench.kept import keep, lent
from conformance.workbench.processes import output_lines
from conformance.workbench.taken import Signature, take
from conformance.workbench.visit import action, page

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.responses import Response

    from conformance.workbench.visit import Visit

_NAMED: Final = 16
"""Digits of a bundle's hash by which its result is called: the same bundle, the same place."""


@page("/signed", role="tester")
def form(visit: Visit) -> Response:
    """Show where a signed result is given, and which keys are trusted."""
    keys = [_shown(path) for path in key_paths(visit)]
    return visit.show("signed", keys=keys, profiles=visit.bench.shelf.all())


@action("/signed", "tester", uploads=True)
def verified(visit: Visit) -> Response:
    """Show what `conformance verify` says of a signed result, with every key that is trusted.

    A result that holds is kept among the others, so that it can be opened and the gate be asked.

    Raises:
        UsageError: WBN008, no file or no key.
    """
    given, settings = visit.files("bundle")[:1], visit.bench.settings
    trust = [f"--trust={path}" for path in key_paths(visit)]
    if not given or not trust:
        raise UsageError(_nothing())
    with lent(given) as (bundle,), visit.audited("verify", bundle.name):
        command = [*settings.command, "--lang", visit.lang, "verify", *trust, "--", str(bundle)]
        lines = output_lines(command, settings.folder)
        lines = [line.replace(f"{bundle.parent}/", "") for line in lines]
        key = _kept(visit, bundle)
    title = f"conformance verify {bundle.name}"
    return visit.show("verified", lines=lines, title=title, key=key)


@action("/signed/keys", "approver")
def trusted(visit: Visit) -> Response:
    """Trust a public key from now on.

    Raises:
        UsageError: WBN008, no file; TRU004, it is no public key; WBN006, its name stands already.
    """
    given = visit.files("key")[:1]
    if not given:
        raise UsageError(_nothing())
    with lent(given) as (path,):
        key = read_public(path)
    given[0].file.seek(0)
    with visit.audited("trust", f"{path.name} {key.id}"):
        keep(given[0], visit.bench.settings.keys)
    return visit.go("/signed")


def _kept(visit: Visit, bundle: Path) -> str | None:
    """Keep the result of a bundle that holds, once for each bundle; return its key."""
    content = read_file(bundle)
    if is_record(content):
        return None  # an acceptance: its result is the vendor's own
    try:
        found = verify(content, read_trusted(key_paths(visit)), bundle.name)
    except ConformanceError:
        return None  # what is wrong with it is told by the command
    results, name = visit.bench.settings.results, f"signed-{found.digest[:_NAMED]}"
    raw = let_out(unpacked(content, bundle.name)[RESULT])
    signature = Signature(
        bundle.name,
        found.digest,
        hashlib.sha256(raw).hexdigest(),
        found.key.name,
        found.key.id,
        timestamp_text(found.signed_at),
        today_in_japan().isoformat(),
    )
    with visit.audited("result", f"{name} {bundle.name} sha256 {found.digest} {found.key.id}"):
        return take(results, name, raw, bundle.name, signature)


def key_paths(visit: Visit) -> list[Path]:
    """Return the files of the folder of keys."""
    found = visit.bench.settings.keys.iterdir()
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _shown(path: Path) -> TrustedKey | Path:
    """Return a key of the folder; its path alone where somebody put something else there."""
    try:
        return read_public(path)
    except UsageError:
        return path


def _nothing() -> Message:
    return Message(
        "WBN008",
        "ファイルが選ばれていないか、信頼する公開鍵がまだありません。",
        "no file was chosen, or there is no trusted key yet",
        "ファイルを選んでください。公開鍵は、承認者が署名者から別の経路で受け取って加えます。",
        "choose a file; an approver adds the key, received from the signer by another way",
    )
