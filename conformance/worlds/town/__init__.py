"""A small made-up municipality over all domains: consistent, lawful, the same for a seed."""
