"""What changed from one version of the catalogue to another, each change with its kind."""
