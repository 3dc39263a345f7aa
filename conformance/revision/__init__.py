"""What a revision of the catalogue means for those who were tested by the version before."""
