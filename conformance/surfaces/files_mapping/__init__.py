"""The profile's section `surfaces.files.mapping`: exports in a vendor's own layout."""
