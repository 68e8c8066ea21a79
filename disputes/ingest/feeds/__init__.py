"""News feeds: RSS, RDF, Atom and JSON Feed."""
