"""The same under its older name."""

from sqlalchemy.orm import DeclarativeMeta, as_declarative, declarative_base, declared_attr, has_inherited_table, synonym_for

__all__ = ["DeclarativeMeta", "as_declarative", "declarative_base", "declared_attr", "has_inherited_table", "synonym_for"]
