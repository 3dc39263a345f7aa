"""`python -m conformance.reference`: serve the package until standard input closes."""

from __future__ import annotations

import os

import click

from conformance.reference.server import Settings, announce, build, bundled, serve


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0: any free port")
@click.option("--client-id", required=True, help="OAuth client that may call")
@click.option("--secret-env", required=True, help="environment variable that holds its secret")
@click.option("--token-seconds", type=click.IntRange(1), default=3600, show_default=True)
def main(port: int, client_id: str, secret_env: str, token_seconds: int) -> None:
    """Serve the sample package on 127.0.0.1 and print its address as one JSON line."""
    secret = os.environ.get(secret_env)
    if not secret:
        raise click.UsageError(f"environment variable {secret_env} is not set")
    settings = Settings(client_id, secret, port, token_seconds)
    app = build(settings, bundled())
    serve(app, port, announce, until_stdin_closes=True)


if __name__ == "__main__":
    main()
