"""The section `surfaces.files.mapping` of a profile, as pydantic reads it."""

from conformance.surfaces.files_mapping.models.column import ColumnRule
from conformance.surfaces.files_mapping.models.section import FilesMapping
from conformance.surfaces.files_mapping.models.source import FileRows, Join, Latest, Source
from conformance.surfaces.files_mapping.models.where import FilledColumn, Other, Wanted, Where

__all__ = [
    "ColumnRule",
    "FileRows",
    "FilesMapping",
    "FilledColumn",
    "Join",
    "Latest",
    "Other",
    "Source",
    "Wanted",
    "Where",
]
