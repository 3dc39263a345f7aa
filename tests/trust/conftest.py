import sys
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner

sys.path.insert(0, str(Path(__file__).parent))

import signed

from conformance.trust.keys import TrustedKey


@pytest.fixture(scope="session")
def vendor():
    return CryptoSigner.generate_ed25519()


@pytest.fixture(scope="session")
def stranger():
    return CryptoSigner.generate_ed25519()


@pytest.fixture(scope="session")
def trusted(vendor):
    return (TrustedKey(vendor.public_key, "vendor.pub"),)


@pytest.fixture(scope="session")
def profile(tmp_path_factory):
    return signed.profile_in(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="session")
def result(profile):
    """Some cases of the domain: quickly read."""
    return signed.result_of(profile, case=signed.SOME)


@pytest.fixture(scope="session")
def whole(profile):
    """All cases of the domain."""
    return signed.result_of(profile)


@pytest.fixture(scope="session")
def bundle(result, vendor):
    return signed.bundle_of(result, vendor)
