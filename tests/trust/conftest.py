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
def result(tmp_path_factory):
    return signed.result_of(signed.profile_in(tmp_path_factory.mktemp("own")))


@pytest.fixture(scope="session")
def bundle(result, vendor):
    return signed.bundle_of(result, vendor)
