"""Profile and catalogue stay what they were: one run judges by one content, under its digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.load import digest_of
from conformance.errors import Message, ProfileError, UsageError
from conformance.findings import Cause
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.plugin.prepare import Prepared

PROFILE = "profile"
CHANGED = "H-INPUT-CHANGED"


def pinned(prepared: Prepared) -> dict[str, str]:
    """Return the digests of what a run goes by, as it was loaded."""
    catalogue = {domain: spec.digest for domain, spec in prepared.specs.items()}
    return {PROFILE: prepared.profile.digest, **catalogue}


def difference(prepared: Prepared, told: Mapping[str, str]) -> tuple[str, ...]:
    """Return what this process loaded with another content than it was told."""
    mine = pinned(prepared)
    return tuple(name for name in sorted({*mine, *told}) if mine.get(name) != told.get(name))


def changed_since(prepared: Prepared) -> tuple[str, ...]:
    """Return what has another content on disk than when it was loaded."""
    return difference(prepared, {PROFILE: _profile(prepared), **_catalogue(prepared)})


def _profile(prepared: Prepared) -> str:
    try:
        return load_profile(prepared.options.profile).digest
    except ProfileError:
        return ""


def _catalogue(prepared: Prepared) -> dict[str, str]:
    return {domain: _digest(prepared, domain) for domain in prepared.specs}


def _digest(prepared: Prepared, domain: str) -> str:
    try:
        return digest_of(prepared.specs[domain].directory)
    except OSError:
        return ""


def not_the_same(names: tuple[str, ...]) -> UsageError:
    """Return the error that ends a run whose inputs changed while it ran."""
    named = ", ".join(names) or "?"
    return UsageError(
        Message(
            "USE130",
            f"実行中にプロファイルかカタログの内容が変わりました（{named}）。判定は出しません。",
            f"profile or catalogue changed during the run ({named}); nothing is judged",
            "書き換えを終えてから、もう一度実行してください。",
            "finish the changes, then run again",
        )
    )


def other_content(names: tuple[str, ...]) -> Cause:
    """Return why a worker that loaded another content tries nothing."""
    named = ", ".join(names)
    return Cause(
        CHANGED,
        f"並行する処理が別の内容を読み込みました（{named}）。",
        f"a worker loaded another content ({named})",
        "書き換えを終えてから、もう一度実行してください。",
        "finish the changes, then run again",
        {"changed": named},
    )
