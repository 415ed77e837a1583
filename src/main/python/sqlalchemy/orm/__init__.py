"""The ORM, as far as migrations use it: models, their attributes as expressions, sessions and queries."""

from .._lazy import load

_HOMES = {
    "attributes": ("InstrumentedAttribute", "QueryableAttribute"),
    "collections": ("InstrumentedList", "InstrumentedSet"),
    "decl_api": (
        "DeclarativeBase",
        "DeclarativeBaseNoMeta",
        "DeclarativeMeta",
        "Mapped",
        "MappedColumn",
        "as_declarative",
        "declarative_base",
        "declarative_mixin",
        "declared_attr",
        "has_inherited_table",
        "mapped_column",
        "mapper",
        "registry",
        "synonym_for",
    ),
    "mapper": ("Mapper", "class_mapper", "clear_mappers", "configure_mappers", "object_mapper"),
    "properties": (
        "ColumnProperty",
        "CompositeProperty",
        "Synonym",
        "SynonymProperty",
        "column_property",
        "composite",
        "deferred",
        "query_expression",
        "synonym",
        "validates",
    ),
    "query": ("Query",),
    "relationships": (
        "Relationship",
        "RelationshipProperty",
        "backref",
        "dynamic_loader",
        "foreign",
        "relation",
        "relationship",
        "remote",
    ),
    "scoping": ("scoped_session",),
    "session": ("Session", "SessionTransaction", "close_all_sessions", "object_session", "sessionmaker"),
    "strategy_options": (
        "Load",
        "contains_eager",
        "defaultload",
        "defer",
        "immediateload",
        "joinedload",
        "lazyload",
        "load_only",
        "noload",
        "raiseload",
        "selectinload",
        "subqueryload",
        "undefer",
        "undefer_group",
    ),
    "util": (
        "AliasedClass",
        "Bundle",
        "aliased",
        "join",
        "make_transient",
        "make_transient_to_detached",
        "outerjoin",
        "with_parent",
        "with_polymorphic",
        "was_deleted",
    ),
    "_unsupported": (
        "DynamicMapped",
        "MappedAsDataclass",
        "WriteOnlyMapped",
        "attribute_keyed_dict",
        "attribute_mapped_collection",
        "column_keyed_dict",
        "column_mapped_collection",
        "polymorphic_union",
        "with_loader_criteria",
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
_SUBMODULES = (*_HOMES, "exc", "loading")

__all__ = [*_HOME]


def __getattr__(name):
    if name in _HOME:
        found = getattr(load(f"sqlalchemy.orm.{_HOME[name]}"), name)
        if name not in _SUBMODULES:
            globals()[name] = found
        return found
    if name in _SUBMODULES:
        return load(f"sqlalchemy.orm.{name}")
    raise AttributeError(f"module 'sqlalchemy.orm' has no attribute {name!r}")
