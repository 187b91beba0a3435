"""Which lines of a page are its article: by learned weights, by the template of its site, by another library."""
