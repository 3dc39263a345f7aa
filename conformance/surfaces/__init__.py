"""Where a package can be seen: API, files, forms, evidence; and the profile that says so."""
