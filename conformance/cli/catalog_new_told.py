"""What `conformance catalog new` says when it cannot begin something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.catalog.scaffold.values import KINDS
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def no_key(key: str, example: str) -> Message:
    """Say what a key looks like."""
    return Message(
        "USE181",
        f"キー {key!r} は使えません。期待: {example} のような小文字の英数字。",
        f"{key!r} is no key; expected small letters and digits, as in {example}",
        "キーは検査IDの一部になり、あとから変えられません。",
        "the key becomes part of case ids and never changes",
    )


def there(name: str) -> Message:
    """Say that it exists."""
    return Message(
        "USE182",
        f"{name} はもうあります。何も書いていません。",
        f"{name} exists already; nothing was written",
        "別の名前にしてください。",
        "choose another name",
    )


def unsaid(option: str) -> Message:
    """Say which option is missing where nobody can be asked."""
    return Message(
        "USE183",
        f"{option} がありません。端末ではないので尋ねられません。",
        f"{option} is missing, and there is no terminal to ask at",
        f"{option} を書いてください。",
        f"give {option}",
    )


def unknown(name: str, known: Collection[str]) -> Message:
    """Say what there is instead."""
    near = nearest(name, known)
    told = ", ".join(sorted(known)[:20])
    return Message(
        "USE184",
        f"{name!r} はありません。あるもの: {told}",
        f"there is no {name!r}; there are {told}",
        f"{near!r} の誤りではありませんか。" if near else "あるものから選んでください。",
        f"did you mean {near!r}?" if near else "choose one of those",
    )


def no_type(option: str, written: str) -> Message:
    """Say how an input is written."""
    told = ", ".join(KINDS)
    return Message(
        "USE185",
        f"{option} {written!r}: 期待 名前=型（型は {told}）。",
        f"{option} {written!r}: expected NAME=TYPE, with a type of {told}",
        "ほかの型は、書かれたあとで rules.yaml とルールのモジュールを直してください。",
        "for another type, edit rules.yaml and the module afterwards",
    )


def no_room(room: Path) -> Message:
    """Say where rules are."""
    return Message(
        "USE186",
        f"ルールのモジュールを置く {room} がありません。",
        f"there is no {room} for the rule's module",
        "ルールはコードです。ソースのフォルダーで実行するか --source-tree で示してください。"
        "自分たちの業務のルールは、ルールのない要件として書いてください。",
        "rules are code: run it in the source tree, or name it with --source-tree;"
        " a domain of your own states its requirements without rules",
    )
