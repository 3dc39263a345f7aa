"""The profile's section `surfaces.forms`: in which formats forms can be had, and from where."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from conformance.surfaces.folder_name import FolderName
from conformance.surfaces.issued import FILE_FORMATS, FileFormat


class FormsSurface(BaseModel):
    """Forms as files: asked of the package, or written beforehand into a directory."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    formats: tuple[FileFormat, ...] = Field(default=FILE_FORMATS, min_length=1)
    """The formats that can be had."""
    directory: FolderName | None = None
    """Where `<domain>__<form>[__n].(xml|csv|pdf)` lie; without it forms are issued by the API."""
    fonts: Literal["embedded", "cid_allowed"] = "embedded"
    """Whether every font of a page must be embedded."""
