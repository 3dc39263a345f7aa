"""A whole synthetic municipality as export files: deterministic, vectorised, of nobody."""
