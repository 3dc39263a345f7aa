"""`python -m conformance.reference`: serve the package until standard input closes."""

from __future__ import annotations

import json
import os
from datetime import datetime  # noqa: TC003 - click shows it in errors
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.errors import UsageError
from conformance.reference.export_files import settle, write_sandbox
from conformance.reference.mutants import conduct_of
from conformance.reference.server import ServerSettings, announce, build, bundled, serve
from conformance.reference.variants import Variants

if TYPE_CHECKING:
    from starlette.types import ASGIApp


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0: any free port")
@click.option("--client-id", required=True, help="OAuth client that may call")
@click.option("--secret-env", required=True, help="environment variable that holds its secret")
@click.option("--mutant", "mutant_key", help="break one requirement on purpose")
@click.option("--every-mutant", is_flag=True, help="serve each mutant below /mutants/KEY as well")
@click.option(
    "--export-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="write the export files of a small municipality here",
)
@click.option(
    "--business-date",
    type=click.DateTime(["%Y-%m-%d"]),
    default="2025-10-01",
    show_default=True,
    help="業務日付 of the exported municipality",
)
@click.option("--seed", type=int, default=1, show_default=True, help="seed of its people")
@click.option("--other-client-id", help="client of another system, without the official scopes")
@click.option("--other-secret-env", help="environment variable that holds its secret")
@click.option("--expired-token-env", help="environment variable with a token to take as expired")
@click.option("--switches", default="{}", help="readings of open questions: JSON by domain")
@click.option("--token-seconds", type=click.IntRange(1), default=3600, show_default=True)
def main(  # noqa: PLR0913, PLR0917 - one argument for each option
    port: int,
    client_id: str,
    secret_env: str,
    mutant_key: str | None,
    every_mutant: bool,
    export_dir: Path | None,
    business_date: datetime,
    seed: int,
    other_client_id: str | None,
    other_secret_env: str | None,
    expired_token_env: str | None,
    switches: str,
    token_seconds: int,
) -> None:
    """Serve the sample package on 127.0.0.1 and print its address as one JSON line."""
    secret = os.environ.get(secret_env)
    if not secret:
        raise click.UsageError(f"environment variable {secret_env} is not set")
    try:
        readings = json.loads(switches)
        package = bundled(conduct_of(mutant_key), readings)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    if export_dir is not None:
        settle(package, seed, business_date.date())
        write_sandbox(package, export_dir)
    settings = ServerSettings(
        client_id,
        secret,
        token_seconds,
        other_client_id=other_client_id,
        other_secret=os.environ.get(other_secret_env or ""),
        expired_token=os.environ.get(expired_token_env or ""),
    )
    app: ASGIApp = build(settings, package)
    if every_mutant:
        app = Variants(settings, app, readings)
    serve(app, port, announce, until_stdin_closes=True)


if __name__ == "__main__":
    main()
