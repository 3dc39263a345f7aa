"""`conformance evidence`: what people filled in on the conformance sheet, read back."""

from __future__ import annotations

from conformance.cli.lazy import LazyGroup

_COMMANDS = {
    "import": (
        "evidence_import",
        "適合確認表への記入をプロファイルの記載にする / entries of a sheet for the profile",
    ),
}

command = LazyGroup("evidence", _COMMANDS, "人による証拠 / evidence given by people")
