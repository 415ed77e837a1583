"""Models of the tables that the database has."""

from sqlalchemy.orm.decl_api import declarative_base
from sqlalchemy.orm.mapper import Named
from sqlalchemy.orm.relationships import backref, relationship


def classname_for_table(base, tablename, table):
    return str(tablename)


def name_for_scalar_relationship(base, local_cls, referred_cls, constraint):
    return referred_cls.__name__.lower()


def name_for_collection_relationship(base, local_cls, referred_cls, constraint):
    return referred_cls.__name__.lower() + "_collection"


def generate_relationship(base, direction, return_fn, attrname, local_cls, referred_cls, **options):
    return return_fn(attrname, **options) if return_fn is backref else return_fn(referred_cls, **options)


class AutomapBase:
    """What the base of such models derives from."""

    __abstract__ = True

    @classmethod
    def prepare(
        cls,
        autoload_with=None,
        engine=None,
        reflect=False,
        schema=None,
        classname_for_table=classname_for_table,
        collection_class=None,
        name_for_scalar_relationship=name_for_scalar_relationship,
        name_for_collection_relationship=name_for_collection_relationship,
        generate_relationship=generate_relationship,
        reflection_options=None,
        **options,
    ):
        bind = autoload_with if autoload_with is not None else engine
        if bind is not None:
            cls.metadata.reflect(bind, schema=schema, extend_existing=True, autoload_replace=False, **(reflection_options or {}))
        known = {mapped.__table__.fullname: mapped for mapped in _subclasses(cls)}
        tables = list(cls.metadata.tables.values())
        between = [table for table in tables if _is_between(table) and table.fullname not in known]
        for table in tables:
            if table not in between and table.fullname not in known and len(table.primary_key.columns):
                name = classname_for_table(cls, table.name, table)
                known[table.fullname] = type(cls)(name, (cls,), {"__table__": table, "__module__": cls.__module__})
        for mapped in known.values():
            cls.classes[mapped.__name__] = mapped
            cls.by_module.setdefault(mapped.__module__, Named())[mapped.__name__] = mapped
        names = (name_for_scalar_relationship, name_for_collection_relationship)
        for mapped in list(known.values()):
            _relate(cls, mapped, known, names, generate_relationship)
        for table in between:
            _relate_through(cls, table, known, names[1], generate_relationship)


def _subclasses(cls):
    for sub in cls.__subclasses__():
        if "__table__" in sub.__dict__:
            yield sub
        yield from _subclasses(sub)


def _is_between(table):
    """Whether a table is nothing but references to two others."""
    keys = {key for constraint in table.foreign_key_constraints for key in constraint.column_keys}
    return len(table.foreign_key_constraints) == 2 and keys == set(table.c.keys())


def _target(constraint):
    return constraint.elements[0].target_fullname.rpartition(".")[0]


def _relate(base, mapped, known, names, generate):
    props = mapped.__mapper__.props
    for constraint in sorted(mapped.__table__.foreign_key_constraints, key=lambda one: list(one.column_keys)):
        other = known.get(_target(constraint))
        if other is None:
            continue
        local = [mapped.__table__.c[key] for key in constraint.column_keys]
        single = names[0](base, mapped, other, constraint)
        many = names[1](base, other, mapped, constraint)
        if single in props or many in other.__mapper__.props:
            continue
        options = {"foreign_keys": local, "remote_side": [element.column for element in constraint.elements]}
        nullable = all(column.nullable for column in local)
        cascade = {} if nullable else {"cascade": "all, delete-orphan"}
        if (constraint.ondelete or "").lower() in ("cascade", "set null"):
            cascade["passive_deletes"] = True
        back = generate(base, "ONETOMANY", backref, many, other, mapped, **cascade)
        made = generate(base, "MANYTOONE", relationship, single, mapped, other, backref=back, **options)
        if made is not None:
            mapped.__mapper__.add_property(single, made)


def _relate_through(base, table, known, name, generate):
    one, other = sorted(table.foreign_key_constraints, key=lambda each: list(each.column_keys))
    left, right = known.get(_target(one)), known.get(_target(other))
    if left is None or right is None:
        return
    here, there = name(base, left, right, one), name(base, right, left, other)
    if here not in left.__mapper__.props:
        back = generate(base, "MANYTOMANY", backref, there, right, left)
        made = generate(base, "MANYTOMANY", relationship, here, left, right, secondary=table, backref=back)
        left.__mapper__.add_property(here, made)


def automap_base(declarative_base_=None, **options):
    """A base of models that the database's tables become."""
    base = declarative_base(**options) if declarative_base_ is None else declarative_base_
    names = {"__abstract__": True, "classes": Named(), "by_module": {}, "metadata": base.metadata}
    return type(base)(base.__name__, (AutomapBase, base), names)
