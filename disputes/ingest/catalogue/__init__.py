"""The files of the starter catalogue, read and checked without a database."""
