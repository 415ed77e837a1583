"""The package of ``futures``."""
