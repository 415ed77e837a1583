"""The types of pgvector."""
