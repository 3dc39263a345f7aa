"""OpenAPI 3.1 of the conformance test interface, generated from a domain's catalogue."""
