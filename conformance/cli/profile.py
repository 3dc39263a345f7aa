"""`conformance profile`: a group whose commands are imported when they are called."""

from __future__ import annotations

from conformance.cli.lazy import LazyGroup

_COMMANDS = {
    "new": (
        "profile_new",
        "ひな形、OpenAPI からの下書き / a template, a draft from OpenAPI",
    ),
    "check": ("profile_check", "実物の API と突き合わせる / try it against the live API"),
}

command = LazyGroup("profile", _COMMANDS, "プロファイルの下書きと点検 / draft and check a profile")
