"""The machine-readable specifications: models, loading, versions, lint, import and export."""
