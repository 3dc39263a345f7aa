"""How each role of the contract acts at the vendor's."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class RoleSection(BaseModel):
    """One role: the headers its requests carry, and what it is called (`{role_code}`)."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    headers: dict[str, str] = {}
    code: str | None = None
