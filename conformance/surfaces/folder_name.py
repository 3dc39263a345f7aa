"""How a profile names a folder."""

from typing import Annotated

from pydantic import StringConstraints

FolderName = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\x00]+$")]
"""The path of a folder, from the profile's own where it is relative; no system takes a NUL."""
