"""`conformance serve`: the workbench in the browser; `serve users`: who may come in."""

from __future__ import annotations

import secrets
import shlex
import sys
import webbrowser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.lang import say
from conformance.errors import Message, UsageError
from conformance.values.installing import install_command

if TYPE_CHECKING:
    from conformance.values.words import Language
    from conformance.workbench.people import Role
    from conformance.workbench.settings import WorkbenchSettings

_NEEDED = ("fastapi", "uvicorn", "sqlalchemy", "python_multipart", "psutil")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_ROLES = ("viewer", "tester", "approver")
_LEAST_PASSWORD = 10


@click.group(
    invoke_without_command=True,
    help="ブラウザーで使う作業台 / the workbench in the browser",
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("workbench"),
    show_default=True,
    help="プロファイルと結果を置くフォルダー / folder of profiles and results",
)
@click.option(
    "--store",
    envvar="CONFORMANCE_STORE",
    help="PostgreSQL の URL（既定: フォルダーの SQLite） / PostgreSQL by URL (default: SQLite)",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8033, show_default=True)
@click.option(
    "--listen", help="外から使うときのアドレス（ログイン必須） / address for others; needs log-in"
)
@click.option(
    "--host",
    "hosts",
    multiple=True,
    help="ブラウザーに入れる名前（繰り返し可） / a name that browsers call it by",
)
@click.option("--cert", type=click.Path(dir_okay=False, exists=True), help="TLS の証明書 / TLS")
@click.option("--cert-key", type=click.Path(dir_okay=False, exists=True), help="その鍵 / its key")
@click.option(
    "--upload-mb",
    type=click.IntRange(1, 100_000),
    default=500,
    show_default=True,
    help="受け取るファイルの上限 / most that is taken at once",
)
@click.option("--no-browser", is_flag=True, help="ブラウザーを開かない / open no browser")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    context: click.Context,
    folder: Path,
    store: str | None,
    port: int,
    listen: str | None,
    hosts: tuple[str, ...],
    cert: str | None,
    cert_key: str | None,
    upload_mb: int,
    *,
    no_browser: bool,
) -> None:
    """Serve until interrupted, on this machine alone unless `--listen` says otherwise.

    Raises:
        UsageError: USE160, parts are missing; USE161, --listen without people.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise UsageError(_not_installed())
    outside = listen is not None and listen not in _LOOPBACK
    settings = _settings(folder, store, hosts, listen, outside=outside, megabytes=upload_mb)
    if cert:
        settings = _secured(settings)
    context.obj = (context.obj, settings)
    if context.invoked_subcommand is not None:
        return
    _serve(context.obj[0], settings, (listen or "127.0.0.1", port), (cert, cert_key), no_browser)


@command.group(help="だれが使えるか / who may come in")
def users() -> None:
    """Group what is done about people."""


@users.command("add", help="人を加える（役割・パスワードの変更も） / add a person, or change one")
@click.argument("name")
@click.option("--role", type=click.Choice(_ROLES), required=True)
@click.pass_obj
def add(obj: tuple[Language, WorkbenchSettings], name: str, role: Role) -> None:
    """Ask for the password at a terminal, or read it from standard input.

    Raises:
        UsageError: USE162, the name or the password will not do.
    """
    lang, settings = obj
    if sys.stdin.isatty():
        prompt = say(lang, "パスワード", "Password")
        password = click.prompt(prompt, hide_input=True, confirmation_prompt=True, err=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if len(password) < _LEAST_PASSWORD or not name.isprintable() or name in {"*", "-", ""}:
        raise UsageError(_not_good())
    from conformance.workbench.bench import bench_of  # noqa: PLC0415 - only when called

    bench_of(settings).people.put(name, role, password)
    click.echo(f"{name}: {role}", err=True)


@users.command("remove", help="人を外す / take a person out")
@click.argument("name")
@click.pass_obj
def remove(obj: tuple[Language, WorkbenchSettings], name: str) -> int:
    """Take a person out; exit 2 where there is none of that name."""
    from conformance.workbench.bench import bench_of  # noqa: PLC0415 - only when called

    return 0 if bench_of(obj[1]).people.remove(name) else 2


@users.command("list", help="一覧 / list them")
@click.pass_obj
def list_users(obj: tuple[Language, WorkbenchSettings]) -> None:
    """Print everybody with the role."""
    from conformance.workbench.bench import bench_of  # noqa: PLC0415 - only when called

    for one in bench_of(obj[1]).people.all():
        click.echo(f"{one.name}\t{one.role}")


def _settings(
    folder: Path,
    store: str | None,
    hosts: tuple[str, ...],
    listen: str | None,
    *,
    outside: bool,
    megabytes: int,
) -> WorkbenchSettings:
    from conformance.workbench.settings import LOOPBACK, WorkbenchSettings  # noqa: PLC0415 - when called
    from conformance.workbench.store import file_url  # noqa: PLC0415 - as above

    place = folder.resolve()
    named = {*LOOPBACK, *hosts, *((listen,) if listen else ())}
    return WorkbenchSettings(
        folder=place,
        store=store or file_url(place / "workbench.sqlite"),
        key=secrets.token_urlsafe(24),
        hosts=frozenset(named),
        upload_bytes=megabytes * 1_000_000,
        open=outside,
    )


def _secured(settings: WorkbenchSettings) -> WorkbenchSettings:
    from dataclasses import replace  # noqa: PLC0415 - only with TLS

    return replace(settings, secure=True)


def _serve(
    lang: Language,
    settings: WorkbenchSettings,
    at: tuple[str, int],
    tls: tuple[str | None, str | None],
    no_browser: bool,
) -> None:
    from conformance.results.lock import AlreadyHeldError, folder_lock  # noqa: PLC0415 - when called
    from conformance.workbench.bench import bench_of  # noqa: PLC0415 - as above
    from conformance.workbench.server import run  # noqa: PLC0415 - as above

    bench = bench_of(settings)
    alone = not bench.people.any()
    if settings.open and alone:
        raise UsageError(_nobody(settings))

    def ready(url: str) -> None:
        address = f"{url}/enter?key={settings.key}" if alone else url
        sys.stdout.write(say(lang, "作業台: ", "workbench: ") + address + "\n")
        sys.stdout.write(say(lang, "終了は Ctrl+C\n", "Ctrl+C ends it\n"))
        sys.stdout.flush()
        if not no_browser:
            webbrowser.open(address)

    try:
        with folder_lock(settings.folder):  # two servers would write over each other's acceptances
            run(bench, at, tls, ready)
    except AlreadyHeldError as error:
        raise UsageError(_served_already(settings, error.holder)) from error
    except OSError as error:
        raise UsageError(_port_taken(at[1], error)) from error


def _not_installed() -> Message:
    how = install_command("workbench")
    return Message(
        "USE160",
        "作業台に要る部品がありません。",
        "the workbench needs parts that are not installed",
        f"{how.ja}実行してください。",
        f"run {how.en}",
    )


def _nobody(settings: WorkbenchSettings) -> Message:
    """USE161: nobody may come in; people stand in the store of the folder that is served."""
    folder = shlex.quote(str(settings.folder))
    given = f"--folder {folder} users add NAME --role approver"
    return Message(
        "USE161",
        "--listen には、使う人の登録が必要です。",
        "--listen needs people who may come in",
        f"先に conformance serve {given} を実行してください（--store を使うときは、それも）。",
        f"first run conformance serve {given} (with --store where you use it)",
    )


def _not_good() -> Message:
    return Message(
        "USE162",
        f"名前かパスワードが使えません。"
        f"期待: 表示できる名前、{_LEAST_PASSWORD} 文字以上のパスワード",
        "the name or the password will not do; expected a printable name and"
        f" {_LEAST_PASSWORD} characters or more",
        "標準入力の一行目、又は尋ねられたときに、パスワードを入れてください。",
        "give the password as the first line of standard input, or when asked",
    )


def _served_already(settings: WorkbenchSettings, holder: str) -> Message:
    return Message(
        "USE201",
        f"このフォルダーの作業台は既に動いています（{holder}）: {settings.folder}",
        f"a workbench of this folder runs already ({holder}): {settings.folder}",
        "開いている画面を使うか、動いている方を Ctrl+C で終えてください。"
        "別の作業台は --folder で分けます。",
        "use the page that is open, or end that one by Ctrl+C; for another workbench give --folder",
    )


def _port_taken(port: int, error: OSError) -> Message:
    return Message(
        "USE052",
        f"ポート {port} で待ち受けできません: {error.strerror}",
        f"cannot listen on port {port}: {error.strerror}",
        "--port 0 で空きポートを使ってください。",
        "use --port 0 for any free port",
    )
