"""Forms as pages: reading a PDF without trusting it, and judging it item by item.

A PDF is opened in a process of its own, which is kept and may be ended at any time; what comes back
is a `Document`. Judging sees documents only.
"""
