"""Conformance test harness for Japan's standardised local-government core systems."""

__version__ = "0.1.0"
