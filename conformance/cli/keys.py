"""`conformance keys`: make a pair of keys, show the fingerprint of one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.lang import say
from conformance.cli.outputs import writing

if TYPE_CHECKING:
    from conformance.values.words import Language

_PATH = click.Path(path_type=Path)


@click.group(help="署名の鍵 / keys for signatures")
def command() -> None:
    """Group the commands on keys."""


@command.command(help="鍵の組を作る（ed25519） / make a pair of keys (ed25519)")
@click.argument("name")
@click.option(
    "--folder", type=_PATH, help="鍵を置くフォルダー / folder for the keys (default: of the user)"
)
@click.pass_obj
def new(lang: Language, name: str, folder: Path | None) -> int:
    """Write NAME.key, for its owner alone, and NAME.pub, to be handed out; print the fingerprint.

    `CONFORMANCE_KEY_PASSPHRASE` encrypts the private key where it is set.
    """
    from conformance.trust.keys import make_keys  # noqa: PLC0415 - cryptography only when called

    place = folder or _own()
    with writing():
        made = make_keys(place / f"{_plain(name)}.key", place / f"{_plain(name)}.pub")
    lines = (
        say(lang, f"秘密鍵: {place / name}.key", f"private key: {place / name}.key"),
        say(lang, f"公開鍵: {place / name}.pub", f"public key: {place / name}.pub"),
        say(lang, f"指紋: {made.id}", f"fingerprint: {made.id}"),
        say(
            lang,
            "公開鍵だけを渡し、指紋を別の経路（電話など）で伝えてください。",
            "hand out the public key only, and tell the fingerprint on another way (telephone)",
        ),
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


@command.command(help="公開鍵の指紋を示す / show the fingerprint of a public key")
@click.argument("public", type=_PATH)
def show(public: Path) -> int:
    """Print the fingerprint, by which both sides compare the key."""
    from conformance.trust.keys import read_public  # noqa: PLC0415 - as above

    sys.stdout.write(read_public(public).id + "\n")
    return 0


def _own() -> Path:
    """Return the user's own folder for keys: never that of the project one works in."""
    base = os.environ.get("APPDATA") if os.name == "nt" else os.environ.get("XDG_CONFIG_HOME")
    return Path(base or Path.home() / ".config") / "jichitai-conformance" / "keys"


def _plain(name: str) -> str:
    """Return a name without folders (`click.BadParameter` otherwise)."""
    if Path(name).name != name or name.startswith("."):
        raise click.BadParameter(name, param_hint="NAME")
    return name
