"""What keeps a hostile text from becoming part of the page: its policy, and its data as text."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from conformance.findings import Json

_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
"""What HTML or a script would take for more than text; in JSON it stands within strings only."""


def data(value: Json) -> Markup:
    """Return a value as JSON that no parser of HTML takes for an end tag or for a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _ESCAPES.items():
        text = text.replace(char, escape)
    return Markup(text)  # noqa: S704 - what HTML would act on is escaped above


def policy(script: str, style: str) -> str:
    """Return a content security policy that lets the two run as they are and nothing else.

    Nothing is fetched, sent or framed, and an attribute of a hostile text is no script.
    """
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
