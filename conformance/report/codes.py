"""The codes as reports ask for them."""

from conformance.messages.codes import Code, codes

__all__ = ["Code", "codes"]
