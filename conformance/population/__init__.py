"""The synthetic municipality: deterministic people and records that belong to nobody."""
