"""A vendor's own API, reached through its profile alone: calls, fields, values and envelope."""
