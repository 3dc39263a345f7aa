"""`conformance reference`: serve the sample package, list the ways it can be broken."""

from __future__ import annotations

import json
import os
import secrets
import sys
from importlib.util import find_spec

import click

from conformance.cli.lang import say
from conformance.cli.schemas import schema_option
from conformance.errors import Message, UsageError
from conformance.values.installing import install_command

_CLIENT = "conformance"


@click.group(help="見本システム / the bundled reference package")
def command() -> None:
    """Group the commands of the sample package."""


@command.command(help="見本システムを起動 / serve the sample package on 127.0.0.1")
@click.option("--mutant", "key", help="わざと壊す要件 / break one requirement on purpose")
@click.option("--port", type=click.IntRange(0, 65535), default=8031, show_default=True)
@click.option("--client-id", default=_CLIENT, show_default=True, help="OAuth client that may call")
@click.option("--secret-env", help="秘密を持つ環境変数 / environment variable with the secret")
@click.pass_obj
def serve(lang: str, key: str | None, port: int, client_id: str, secret_env: str | None) -> None:
    """Serve until interrupted; without `--secret-env` a fresh secret is made and shown once."""
    if find_spec("fastapi") is None or find_spec("uvicorn") is None:
        raise UsageError(_not_installed())
    from conformance.reference import server  # noqa: PLC0415 - only this command needs a web server
    from conformance.reference.mutants import conduct_of  # noqa: PLC0415 - as above

    package = server.bundled(conduct_of(key))
    secret = _secret(secret_env)
    shown = None if secret_env else secret

    def ready(url: str) -> None:
        sys.stdout.write(_greeting(lang, url, client_id, shown, key))
        sys.stdout.flush()

    try:
        server.serve(server.build(server.ServerSettings(client_id, secret), package), port, ready)
    except OSError as error:
        raise UsageError(_port_taken(port, error)) from error


@command.command(help="変異体の一覧 / list the mutants")
@click.option("--json", "as_json", is_flag=True, help="JSON で出力 / print JSON")
@schema_option("mutants")
@click.pass_obj
def mutants(lang: str, *, as_json: bool) -> None:
    """Print each mutant with the requirement it breaks."""
    from conformance.reference.mutants import all_mutants  # noqa: PLC0415 - only this needs them

    listed = list(all_mutants().values())
    if as_json:
        rows = [one.model_dump(include={"key", "requirement", "at"}) for one in listed]
        titles = [{"title_ja": one.title_ja, "title_en": one.title_en} for one in listed]
        found = [row | title for row, title in zip(rows, titles, strict=True)]
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        return
    for one in listed:
        title = say(lang, one.title_ja, one.title_en)
        sys.stdout.write(f"{one.key}\n    {one.requirement}\n    {title}\n")
    sys.stdout.write(say(lang, f"変異体 {len(listed)}", f"mutants {len(listed)}") + "\n")


def _secret(name: str | None) -> str:
    if name is None:
        return secrets.token_urlsafe(24)
    found = os.environ.get(name)
    if not found:
        raise UsageError(
            Message(
                "USE050",
                f"環境変数 {name} が空です。",
                f"environment variable {name} is empty",
                "秘密を入れるか、--secret-env を省いてください。",
                "put the secret there or leave out --secret-env",
            )
        )
    return found


def _greeting(lang: str, url: str, client: str, secret: str | None, mutant: str | None) -> str:
    lines = [say(lang, f"見本システム: {url}", f"sample package: {url}")]
    if mutant:
        lines.append(say(lang, f"変異体: {mutant}", f"mutant: {mutant}"))
    lines.append(f"client_id: {client}")
    if secret:
        lines.append(f"client_secret: {secret}")
    lines.append(say(lang, "終了は Ctrl+C", "Ctrl+C ends it"))
    return "\n".join(lines) + "\n"


def _not_installed() -> Message:
    how = install_command("reference")
    return Message(
        "USE051",
        "見本システムに要る部品（fastapi、uvicorn）がありません。",
        "the sample package needs fastapi and uvicorn, which are not installed",
        f"{how.ja}実行してください。",
        f"run {how.en}",
    )


def _port_taken(port: int, error: OSError) -> Message:
    return Message(
        "USE052",
        f"ポート {port} で待ち受けできません: {error.strerror}",
        f"cannot listen on port {port}: {error.strerror}",
        "--port 0 で空きポートを使ってください。",
        "use --port 0 for any free port",
    )
