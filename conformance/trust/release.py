"""What was signed is of the release that somebody is about to install."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.trust.refused import bundle_error

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.results.judged_on import ProductModel


def hold_release(product: ProductModel, release: str | None, path: Path) -> None:
    """Hold that a signed result or record is of a release; of any where none is named.

    Raises:
        BundleError: TRU096, it is of another.
    """
    if release is not None and product.release != release:
        raise bundle_error(
            "TRU096",
            f"別のリリースのものです。期待: {release}。実際: {product.release}",
            f"it is of another release: expected {release}, found {product.release}",
            (
                "導入するリリースの結果又は受入れの記録を求めてください。",
                "ask for the result, or the acceptance record, of the release to be installed",
            ),
            str(path),
        )
