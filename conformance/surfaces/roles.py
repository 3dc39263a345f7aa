"""How each role of the contract acts at the vendor's."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from conformance.surfaces.auth.models import Auth


class RoleSection(BaseModel):
    """One role: its headers, what it is called (`{role_code}`), and its own proof if it has one."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    headers: dict[str, str] = {}
    code: str | None = None
    auth: Auth | None = None
