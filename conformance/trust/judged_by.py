"""The profile that is given with a result, held against what the result says it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.results.build import product_model
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.results.model import ProductModel, Result


def hold_same_product(result: Result, profile: Path) -> None:
    """Hold that a profile is of the product, release and municipality of a result.

    Raises:
        UsageError: TRU009, it is of another.
        ProfileError: it cannot be read.
    """
    here = product_model(load_profile(profile).profile)
    if here != result.product:
        raise UsageError(_other(result.product, here, profile))


def _other(judged: ProductModel, here: ProductModel, profile: Path) -> Message:
    was, now = _named(judged), _named(here)
    return Message(
        "TRU009",
        f"プロファイルは別の製品・リリース・団体のものです。結果: {was}。プロファイル: {now}",
        f"the profile is of another product, release or municipality: {now}, the result: {was}",
        "試験したときのプロファイルを --profile で指定するか、これで試験し直してください。",
        "name the profile of the run with --profile, or test again with this one",
        str(profile),
    )


def _named(one: ProductModel) -> str:
    return (
        f"{one.vendor} / {one.name} {one.release} / {one.city_code} {one.city_name} {one.city_type}"
    )
