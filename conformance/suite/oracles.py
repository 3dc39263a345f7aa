"""The oracles, under the name by which they were known before `conformance.contract`."""

from conformance.contract.oracles import *  # noqa: F403 - goes as soon as nobody asks here
