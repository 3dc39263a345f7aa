"""One fault that touches very many cases, told as one: what is the same everywhere it was tried."""
