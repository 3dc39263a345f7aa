"""The profile's section `surfaces.files.mapping`: exports in a vendor's own layout."""

from conformance.surfaces.files_mapping.column import ColumnRule
from conformance.surfaces.files_mapping.section import FilesMapping
from conformance.surfaces.files_mapping.source import Join, Latest, Source, Where

__all__ = ["ColumnRule", "FilesMapping", "Join", "Latest", "Source", "Where"]
