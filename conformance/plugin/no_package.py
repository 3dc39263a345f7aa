"""Why a run has no package to try: no address, or one that nobody has confirmed may be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message

if TYPE_CHECKING:
    from pathlib import Path


def no_address(path: Path) -> Message:
    """Return what is told where a profile names no address and starts no package."""
    return Message(
        "PRO011",
        "surfaces.api には base_url と credentials、または start が要ります。",
        "surfaces.api needs base_url and credentials, or start",
        "vendor_profiles/template.yaml を見て書き足してください。",
        "see vendor_profiles/template.yaml",
        str(path),
    )


def production_system(path: Path) -> Message:
    """Return what is told where a profile is of a production system."""
    return Message(
        "USE045",
        "本番環境のプロファイルです（environment: production）。確認がないため呼び出しません。",
        "the profile is of a production system (environment: production); "
        "without a confirmation it is not called",
        "実在の人の記録がある環境です。読み取ってよければ "
        "run・replay・accept・doctor・profile check に "
        "--yes-production を付けてください。ほかのコマンドは本番環境では使えません。",
        "real people stand in it; if it may be read, add --yes-production to run, replay, accept, "
        "doctor or profile check; no other command calls a production system",
        str(path),
    )
