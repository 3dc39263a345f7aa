"""The verdict lattice, the result model and its projections' common ground."""
