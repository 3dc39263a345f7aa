"""What an honest system's clerks would refuse to believe: laws of rows, and of a case's rows."""
