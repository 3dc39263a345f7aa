"""The profile of nobody, for attempts that call nothing: it has no API."""

from __future__ import annotations

from types import SimpleNamespace

NOBODY = SimpleNamespace(surfaces=SimpleNamespace(api=None))
