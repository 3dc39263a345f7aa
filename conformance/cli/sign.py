"""`conformance sign`: put a result, its evidence and a signed statement into one file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.lang import say
from conformance.cli.outputs import OUTPUT_FILE, writing
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from conformance.values.words import Language

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    help="結果に署名し、証拠とともに一つのバンドルにする / sign a result, with its evidence"
)
@click.argument("result", type=_FILE)
@click.option("--key", required=True, type=_FILE, help="秘密鍵 / private key")
@click.option("--out", required=True, type=OUTPUT_FILE, help="書くバンドル / bundle to write")
@click.option("--profile", help="プロファイル / profile (default: the one of the result)")
@click.pass_obj
@uncollected()
def command(lang: Language, result: Path, key: Path, out: Path, profile: str | None) -> int:
    """Write the bundle of a result; what nobody could verify is not written."""
    from conformance.cli.recorded import recorded_profile  # noqa: PLC0415 - as below
    from conformance.report.shown import clean  # noqa: PLC0415 - as below
    from conformance.results.folder import write_whole  # noqa: PLC0415 - as below
    from conformance.results.store import read_result  # noqa: PLC0415 - pydantic only when called
    from conformance.trust.bundle import (  # noqa: PLC0415 - as above
        evidence_named,
        make_bundle,
        verify,
    )
    from conformance.trust.evidence import read_evidence  # noqa: PLC0415 - as above
    from conformance.trust.judged_by import hold_same_product  # noqa: PLC0415 - as above
    from conformance.trust.keys import TrustedKey, read_signer  # noqa: PLC0415 - as above

    signer = read_signer(key)
    found = read_result(result)
    evidence: tuple[bytes, ...] = ()
    if profile is not None or evidence_named(found):  # else nobody needs the profile
        path = recorded_profile(found, result, profile)
        hold_same_product(found, path)
        evidence = read_evidence(found, path.parent)
    bundle = make_bundle(found, result.read_bytes(), evidence, signer)
    made = verify(bundle, [TrustedKey(signer.public_key, key.name)], out.name)
    with writing():
        write_whole(bundle, out)
    line = made.result.verdict.line
    sys.stdout.write(clean(say(lang, line.ja, line.en)) + "\n")
    sys.stdout.write(
        say(
            lang,
            f"署名しました: {out}（鍵の指紋 {made.key.id}、sha256 {made.digest}）",
            f"signed: {out} (fingerprint of the key {made.key.id}, sha256 {made.digest})",
        )
        + "\n"
    )
    return 0
