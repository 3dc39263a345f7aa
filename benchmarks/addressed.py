"""The profile of the sample package, as if that were a product at an address."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

PROFILE = Path(__file__).parent.parent / "vendor_profiles" / "reference.yaml"
_STARTED = "api:\n    start: {reference: true}"


def profile_at(folder: Path, url: str, client: str, secret: str) -> Path:
    """Write the profile into a folder, beside it what it refers to; return its place.

    Args:
        folder: where to write.
        url: the address of the product.
        client: environment variable that names the client.
        secret: environment variable that holds its secret.
    """
    text = PROFILE.read_text(encoding="utf-8")
    if _STARTED not in text:
        msg = f"{PROFILE.name} no longer says: {_STARTED}"
        raise AssertionError(msg)
    credentials = f"{{client_id_env: {client}, client_secret_env: {secret}}}"
    address = f"api: {{base_url: '{url}', credentials: {credentials}}}"
    for part in (one for one in PROFILE.parent.iterdir() if one.is_dir()):
        beside = folder / part.name
        if not beside.exists():
            copytree(part, beside)  # evidence may not be reached by a link
    profile = folder / "profile.yaml"
    profile.write_text(text.replace(_STARTED, address), encoding="utf-8")
    return profile
