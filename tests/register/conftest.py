import sys
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner

sys.path.insert(0, str(Path(__file__).parents[1] / "trust"))

import signed

from conformance.trust.bundle import verify
from conformance.trust.keys import TrustedKey

HOSTILE = "<script>alert(1)</script>\"'&\u202e\x07製品"


@pytest.fixture(scope="session")
def vendor():
    return CryptoSigner.generate_ed25519()


@pytest.fixture(scope="session")
def bundles(tmp_path_factory, vendor):
    """Three: two releases of one product, one of which fails; a part of one with a hostile name."""
    folder = tmp_path_factory.mktemp("register")
    profile = signed.profile_in(folder / "a")
    first = signed.result_of(profile)
    name = next(case.id for case in first.cases if case.verdict == "pass")
    worse = signed.result_of(signed.profile_in(folder / "b", "2.0"), {name: signed.outcome("fail")})
    part = signed.result_of(profile, case="child_allowance/rule/*")
    product = part.product.model_copy(update={"name": HOSTILE, "release": HOSTILE})
    part = signed.derived(part, product=product)
    return [
        signed.bundle_of(first, vendor),
        signed.bundle_of(worse, vendor),
        signed.bundle_of(part, vendor, ()),
    ]


@pytest.fixture(scope="session")
def verified(bundles, vendor):
    trusted = [TrustedKey(vendor.public_key, "vendor.pub")]
    return [verify(one, trusted, "a.bundle") for one in bundles]
