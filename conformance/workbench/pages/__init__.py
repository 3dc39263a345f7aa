"""One module per page; each route names the role it asks for."""
