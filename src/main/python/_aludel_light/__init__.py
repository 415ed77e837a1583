"""Light stand-ins for standard modules; see ``_aludel_imports``."""
