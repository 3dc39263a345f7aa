"""The section `surfaces.files.mapping` of a profile, as pydantic reads it."""

from conformance.surfaces.files_mapping.models.column import ColumnRule
from conformance.surfaces.files_mapping.models.section import FilesMapping
from conformance.surfaces.files_mapping.models.source import Join, Latest, Rows, Source
from conformance.surfaces.files_mapping.models.where import Filled, Other, Wanted, Where

__all__ = [
    "ColumnRule",
    "FilesMapping",
    "Filled",
    "Join",
    "Latest",
    "Other",
    "Rows",
    "Source",
    "Wanted",
    "Where",
]
