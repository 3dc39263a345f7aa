"""The life of a version of a specification: draft, published and frozen, superseded."""
