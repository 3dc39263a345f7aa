"""What is wrong with a key, told without a word of what the key holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def stands_already(path: Path) -> UsageError:
    """Return the error of a key that would be written over another file."""
    return UsageError(
        Message(
            "TRU001",
            f"{path.name} は既にあります。鍵は上書きしません。",
            f"{path.name} stands already; no key is written over it",
            "別の名前かフォルダーを指定してください。古い鍵で署名したものは古い公開鍵で検証します。",
            "give another name or folder; what the old key signed is verified by the old key",
            str(path),
        )
    )


def in_a_tree(path: Path, tree: Path) -> UsageError:
    """Return the error of a private key that would be committed by mistake."""
    return UsageError(
        Message(
            "TRU002",
            f"秘密鍵を版管理のフォルダー {tree.name} の中には作りません。",
            f"no private key is made inside {tree.name}, a tree under version control",
            "--folder に版管理の外のフォルダーを指定してください。",
            "give a folder outside of it with --folder",
            str(path),
        )
    )


def no_private_key(path: Path, variable: str) -> UsageError:
    """Return the error of a file that holds no private key we can sign with."""
    return UsageError(
        Message(
            "TRU003",
            f"{path.name} は署名に使える秘密鍵ではありません。期待: ed25519 の秘密鍵（PEM）",
            f"{path.name} is no private key that can sign here; expected: ed25519, in PEM",
            "conformance keys new が作った秘密鍵を指定してください。暗号化した鍵なら、"
            f"環境変数 {variable} に正しいパスフレーズを入れてください。",
            "name the private key that conformance keys new made; where it is encrypted, put the "
            f"right passphrase into the environment variable {variable}",
            str(path),
        )
    )


def no_public_key(path: Path) -> UsageError:
    """Return the error of a file that holds no public key we can verify with."""
    return UsageError(
        Message(
            "TRU004",
            f"{path.name} は検証に使える公開鍵ではありません。期待: ed25519 の公開鍵（PEM）",
            f"{path.name} is no public key that can verify here; expected: ed25519, in PEM",
            "差出人から別の経路で受け取った公開鍵を --trust に指定してください。",
            "name with --trust the public key that the sender gave you on another way",
            str(path),
        )
    )


def open_to_others(path: Path) -> UsageError:
    """Return the error of a private key that other users of the machine may read."""
    return UsageError(
        Message(
            "TRU005",
            f"秘密鍵 {path.name} をほかの利用者も読めます。期待: 所有者だけ（0600）",
            f"other users may read the private key {path.name}; expected: its owner alone (0600)",
            "chmod 600 で権限を絞り、ほかの人が読んだおそれがあれば新しい鍵を作ってください。",
            "narrow it with chmod 600; make a new key if somebody may have read it",
            str(path),
        )
    )
