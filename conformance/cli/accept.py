"""`conformance accept`: repeat a sample of the vendor's passes against what was delivered."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.acceptable import hold_own, hold_passes, hold_plan, hold_product, hold_versions
from conformance.cli.outputs import OUTPUT_FILE, writing
from conformance.cli.production import confirmed, production_option
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.cli.seed import SEED

if TYPE_CHECKING:
    from conformance.values.words import Language

_FILE = click.Path(dir_okay=False, path_type=Path)
_DEFAULT = 100


@click.command(
    help="事業者の合格の一部を自分の種で試し直し、受入れの記録を作る"
    " / repeat a sample of the vendor's passes, for an acceptance record"
)
@click.argument("bundle", type=_FILE)
@click.option("--profile", required=True, help="納入された製品へのプロファイル / your own profile")
@click.option(
    "--trust",
    "trust",
    multiple=True,
    required=True,
    type=_FILE,
    help="信頼する公開鍵 / trusted key",
)
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    default=_DEFAULT,
    show_default=True,
    help="試し直す件数 / how many passes",
)
@click.option(
    "--seed", type=SEED, help="自分の種（既定: 毎回引く） / your seed (default: drawn anew)"
)
@click.option("--out", type=OUTPUT_FILE, help="記録を書くファイル / file for the record")
@click.option("--key", type=_FILE, help="記録に署名する秘密鍵 / private key that signs the record")
@click.option(
    "--files",
    "directory",
    type=click.Path(path_type=Path),
    help="書き出しファイルの場所 / export files, for a result of `files`",
)
@click.option("--nonce", help="共有DBでの人の識別 / enters identities in a shared database")
@schema_option("acceptance")
@production_option()
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command line
    lang: Language,
    bundle: Path,
    profile: str,
    trust: tuple[Path, ...],
    sample: int,
    seed: int | None,
    out: Path | None,
    key: Path | None,
    directory: Path | None,
    nonce: str | None,
    yes_production: bool,
) -> int:
    """Verify, repeat, record; exit 1 where one does not repeat, else with the vendor's code.

    As many as of the passes are drawn of what the vendor does not count as failing.
    """
    from conformance.plugin.record import versions  # noqa: PLC0415 - as below
    from conformance.plugin.sampled import another_trial, only_those  # noqa: PLC0415 - as below
    from conformance.report.accepted import accepted_text  # noqa: PLC0415 - as below
    from conformance.results.build import product_model  # noqa: PLC0415 - pydantic only when called
    from conformance.results.folder import write_whole  # noqa: PLC0415 - as above
    from conformance.trust import acceptance as made  # noqa: PLC0415 - as above
    from conformance.trust.again import again_models, chosen  # noqa: PLC0415 - as above
    from conformance.trust.bundle import verify  # noqa: PLC0415 - as above
    from conformance.trust.container import read_file  # noqa: PLC0415 - as above
    from conformance.trust.keys import read_signer, read_trusted  # noqa: PLC0415 - as above
    from conformance.values import seed as seeds  # noqa: PLC0415 - as above
    from conformance.values.today import now_in_japan  # noqa: PLC0415 - as above

    signer = None if key is None else read_signer(key)
    one = verify(read_file(bundle), read_trusted(trust), bundle.name)
    hold_versions(one.result, bundle)
    ours = seeds.new_seed() if seed is None else seed
    hold_own(one.result, ours, directory, bundle)
    path = find_profile(profile)
    others = {"nonce": nonce, **confirmed(path, lang, yes=yes_production)}
    trial = another_trial(one.result, path, directory, ours, others)
    here = trial.prepared.profile
    hold_product(one.result, product_model(here.profile), bundle)
    hold_plan(trial, bundle)
    hold_passes(one.result, bundle)
    began = now_in_japan()
    found = only_those(trial, chosen(one.result.cases, ours, sample)).tried()
    record = made.acceptance(
        one,
        again_models(one.result, found),
        accepted_for=product_model(here.profile),
        profile_digest=here.digest,
        seed=ours,
        versions=versions(),
        tried_at=began,
    )
    if out is not None:
        content = made.to_bytes(record) if signer is None else made.signed_record(record, signer)
        with writing():
            write_whole(content, out)
    sys.stdout.write(accepted_text(record, lang, profile))
    return record.exit_code
