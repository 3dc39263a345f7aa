"""How the harness proves itself to a package, role by role."""
