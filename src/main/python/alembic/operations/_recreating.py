"""``batch_alter_table(recreate="always")``: the table made anew, its rows copied, the old one dropped, the new one renamed."""

import _aludel

from sqlalchemy import exc
from sqlalchemy.sql import schema as items
from sqlalchemy.sql._creating import definition
from sqlalchemy.sql.elements import conv, quoted_name
from sqlalchemy.sql.type_api import to_instance

_CONSTRAINTS = {
    "create_unique_constraint": lambda columns, **kw: items.UniqueConstraint(*columns, **kw),
    "create_primary_key": lambda columns, **kw: items.PrimaryKeyConstraint(*columns, **kw),
    "create_check_constraint": lambda condition, **kw: items.CheckConstraint(condition, **kw),
}


class Recreation:
    """A table as the operations of a batch change it. Columns are known by the names they had before."""

    def __init__(self, operations, table, options, reflected):
        self.operations = operations
        self.table = table
        self.table_args = tuple(options.get("table_args") or ())
        self.table_kwargs = dict(options.get("table_kwargs") or {})
        self.reordering = tuple(options.get("partial_reordering") or ())
        self.temporary = f"_alembic_tmp_{table.name}"[:50]
        self.columns = {column.name: _Draft(column) for column in table.c}
        self.existing = list(self.columns)
        self.placed = []
        self.named, self.unnamed = {}, []
        for constraint in sorted(table.constraints, key=lambda item: item._order):
            if reflected and isinstance(constraint, items.CheckConstraint) and constraint.name is None:
                continue
            if constraint.name is not None:
                self.named[str(constraint.name)] = constraint
            else:
                self.unnamed.append(constraint)
        self.indexes = {index.name: index for index in sorted(table.indexes, key=lambda item: item._order)}
        self.new_indexes = {}
        for key, value in table._arguments[1].items():
            if key.partition("_")[0] in ("postgresql", "mysql", "sqlite", "mssql", "oracle"):
                self.table_kwargs.setdefault(key, value)

    def apply(self, name, args, kwargs):
        """Takes one directive of the batch, without the table's name."""
        kwargs = {key: value for key, value in kwargs.items() if key not in ("schema", "source_schema")}
        if name.startswith("create_") and name.endswith(("constraint", "key")):
            self._add_constraint(name, *args, **kwargs)
        elif not name.endswith("_table_comment"):
            getattr(self, "_" + name)(*args, **kwargs)

    # columns

    def _add_column(self, column, insert_before=None, insert_after=None, **kw):
        self._place(column.name, insert_before, insert_after)
        owner = items.Table(self.table.name, items.MetaData(), column.copy(), schema=self.table.schema)
        self.columns[column.name] = _Draft(column, added=True)
        for constraint in owner.constraints:
            if not isinstance(constraint, items.PrimaryKeyConstraint):
                self._take(constraint)
        for index in owner.indexes:
            self.new_indexes[index.name] = index

    def _place(self, name, before, after):
        known = self.existing
        if not self.reordering:
            if after and not before:
                if after in known:
                    following = known.index(after) + 1
                    before = known[following] if following < len(known) else None
                else:
                    before = dict(self.placed)[after]
            elif before and not after:
                if before in known:
                    preceding = known.index(before) - 1
                    after = known[preceding] if preceding >= 0 else None
                else:
                    after = {second: first for first, second in self.placed}[before]
        if before:
            self.placed.append((name, before))
        if after:
            self.placed.append((after, name))
        if not self.reordering and not before and not after and known:
            self.placed.append((known[-1], name))

    def _alter_column(
        self,
        column_name,
        *,
        nullable=None,
        comment=False,
        server_default=False,
        new_column_name=None,
        type_=None,
        existing_type=None,
        autoincrement=None,
        **kw,
    ):
        column = self.columns[column_name]
        if new_column_name is not None:
            column.name = new_column_name
            if getattr(existing_type, "name", None):
                self.named.pop(existing_type.name, None)
        if type_ is not None:
            type_ = to_instance(type_)
            if _affinity(column.type) is not _affinity(type_):
                column.cast = type_
            column.type = _uncreated(type_)
        if nullable is not None:
            column.options["nullable"] = nullable
        if server_default is not False:
            column.fill(server_default)
        if autoincrement is not None:
            column.options["autoincrement"] = bool(autoincrement)
        if comment is not False:
            column.options["comment"] = comment

    def _drop_column(self, column_name, **kw):
        del self.columns[column_name]
        self.existing.remove(column_name)

    # constraints and indexes

    def _add_constraint(self, name, constraint_name, *args, **kwargs):
        if name == "create_foreign_key":
            constraint = _foreign_key(constraint_name, *args, **kwargs)
        elif name == "create_exclude_constraint":
            from sqlalchemy.dialects.postgresql import ExcludeConstraint

            constraint = ExcludeConstraint(*args, name=constraint_name, **kwargs)
        else:
            constraint = _CONSTRAINTS[name](*args, name=constraint_name, **kwargs)
        metadata = items.MetaData(naming_convention=self._convention())
        lists = [one for one in args if isinstance(one, (list, tuple))]
        given = [] if name == "create_check_constraint" or not lists else lists[0]
        keys = dict.fromkeys([*self.columns, *(one for one in given if isinstance(one, str))])
        columns = [items.Column(key, items.NullType()) for key in keys]
        constraint._belong(items.Table(self.table.name, metadata, *columns, schema=self.table.schema))
        self._take(constraint)

    def _convention(self):
        target = self.operations.migration_context.opts.get("target_metadata")
        return getattr(target, "naming_convention", None)

    def _take(self, constraint):
        if constraint.name is None:
            raise ValueError("Constraint must have a name")
        if isinstance(constraint, items.PrimaryKeyConstraint):
            self.unnamed = [one for one in self.unnamed if not isinstance(one, items.PrimaryKeyConstraint)]
        self.named[str(constraint.name)] = constraint

    def _drop_constraint(self, constraint_name, type_=None, **kw):
        if constraint_name is None:
            raise ValueError("Constraint must have a name")
        name = constraint_name
        if not isinstance(name, conv):
            kind = {"foreignkey": "ForeignKeyConstraint", "primary": "PrimaryKeyConstraint"}.get(type_)
            name = self._conventional(kind or f"{str(type_).capitalize()}Constraint", name)
        for column in self.columns.values():
            if column.take_check(name):
                return
        constraint = self.named.pop(str(name), None)
        if constraint is None:
            raise ValueError(f"No such constraint: '{name}'")
        if isinstance(constraint, items.PrimaryKeyConstraint):
            for column in constraint.columns:
                options = self.columns[column.name].options
                options["primary_key"] = False
                options.setdefault("nullable", False)

    def _conventional(self, kind, name):
        template = (self._convention() or {}).get({"Unique": "uq", "Check": "ck", "Foreig": "fk", "Primar": "pk"}.get(kind[:6]))
        return template % {"constraint_name": name, "table_name": self.table.name} if template and "constraint_name" in template else name

    def _create_index(self, index_name, columns, **kwargs):
        for known in ("if_not_exists",):
            kwargs.pop(known, None)
        self.new_indexes[index_name] = items.Index(index_name, *columns, **kwargs)

    def _drop_index(self, index_name, **kw):
        if index_name not in self.indexes:
            raise ValueError(f"No such index: '{index_name}'")
        del self.indexes[index_name]

    # the work

    def run(self):
        run = self._run
        self._order()
        made = self._new_table()
        schema = None if self.table.schema is None else quoted_name(self.table.schema, None)
        for constraint in sorted(self.table.constraints, key=lambda item: item._order):
            if constraint.name is not None and str(constraint.name) in self.named:
                run("drop_constraint", (conv(constraint.name), self.table.name), {"schema": schema})
        run("impl.create_table", (made._complete,))
        try:
            run("execute", (self._copying(made),))
            run("impl.drop_table", (definition(self.table, []),))
        except Exception:
            try:
                run("impl.drop_table", (made._complete,))
            except Exception:  # what went wrong first is what matters
                pass
            raise
        run("rename_table", (self.temporary, self.table.name), {"schema": schema})
        for name, elements, options in self._all_indexes(made):
            run("create_index", (name, self.table.name, elements), {"schema": schema, **options})

    def _run(self, directive, args, kwargs=None):
        self.operations.migration_context._run(_aludel.directive(directive, args, kwargs or {}))

    def _order(self):
        if not self.reordering and not self.placed:
            return
        keys = list(self.columns)
        if self.reordering:
            pairs = [pair for chain in self.reordering for pair in zip(chain, chain[1:])]
        else:
            pairs = list(zip(keys, self.existing[1:]))
        pairs = [(first, second) for first, second in pairs + self.placed if first != second]
        waiting, ordered = keys, []
        while waiting:
            ready = [key for key in waiting if not any(second == key and first in waiting for first, second in pairs)]
            if not ready:
                raise exc.CircularDependencyError("Circular dependency detected.")
            ordered += ready
            waiting = [key for key in waiting if key not in ready]
        self.columns = {key: self.columns[key] for key in ordered}

    def _new_table(self):
        metadata = items.MetaData()
        kept = [one for one in (*self.named.values(), *self.unnamed) if self._kept(one)]
        keys = {column.key for one in kept if isinstance(one, items.PrimaryKeyConstraint) for column in one.columns}
        columns = [column.made(key, key in keys) for key, column in self.columns.items()]
        constraints = [_copied(one, self.table) for one in kept]
        keys = [one for one in constraints if isinstance(one, items.PrimaryKeyConstraint)]
        parts = [*columns, *self.table_args, *keys]
        made = items.Table(self.temporary, metadata, *parts, schema=self.table.schema, **self.table_kwargs)
        others = [one for one in constraints if one not in keys]
        made._complete = _aludel.construct("Table.definition", (made, metadata, others, []))
        return made

    def _kept(self, constraint):
        """Whether all its columns are still there."""
        if isinstance(constraint, items.CheckConstraint):
            keys = _aludel.lift(_aludel.construct("mentioned", ([constraint._sqltext],)))
        else:
            keys = [column.key for column in constraint.columns]
        return all(key in self.columns for key in keys) and (keys or not isinstance(constraint, items.PrimaryKeyConstraint))

    def _copying(self, made):
        from sqlalchemy import cast, insert, select

        copied = {key: column for key, column in self.columns.items() if not column.added}
        values = []
        for key, column in copied.items():
            source = self.table._column_named(key)
            values.append(source if column.cast is None else cast(source, column.cast))
        return insert(made).inline().from_select(list(copied), select(*values))

    def _all_indexes(self, made):
        for index in self.indexes.values():
            if getattr(index, "_of_flag", False):
                continue
            elements = [self._renamed(one) for one in index.expressions]
            yield index.name, elements, {**index._arguments[1], "unique": index.unique}
        for index in self.new_indexes.values():
            names = [one if isinstance(one, str) else None for one in index._given]
            if None in names:
                names = [key for one in index._given for key in _aludel.lift(_aludel.construct("mentioned", ([one],)))]
            elements = [made.c[name].name for name in names]
            yield index.name, elements, {**index._arguments[1], "unique": index.unique}

    def _renamed(self, element):
        if isinstance(element, str):
            return self.columns[element].name if element in self.columns else element
        if isinstance(element, items.Column):
            return self._renamed(element.name)
        return element


class _Draft:
    """A column on its way into the new table."""

    def __init__(self, column, added=False):
        (_, *rest), self.options = list(column._arguments[0]) or [None], dict(column._arguments[1])
        for option in ("type_", "name", "key", *(() if added else ("index", "unique"))):
            self.options.pop(option, None)
        if "server_default" not in self.options and isinstance(column._server_default, items.FetchedValue):
            self.options["server_default"] = column._server_default
        keys = () if column.table is None else column.table.primary_key.columns
        self.options["primary_key"] = column.primary_key or any(column.key == key.key for key in keys)
        self.says_nullable = "nullable" in self.options
        self.name = column.name
        self.type = column.type
        self.cast = None
        self.added = added
        rest = [one for one in rest if one is not None and not hasattr(one, "with_variant")]
        self.parts = [one for one in rest if not isinstance(one, items.ForeignKey)]

    def fill(self, default):
        """Gives another default of the database, or none."""
        self.parts = [one for one in self.parts if not isinstance(one, (items.Identity, items.Computed))]
        self.options.pop("server_default", None)
        if isinstance(default, (items.Identity, items.Computed)):
            self.parts.append(default)
        elif default is not None:
            self.options["server_default"] = default

    def take_check(self, name):
        for part in self.parts:
            if isinstance(part, items.CheckConstraint) and part.name is not None and str(part.name) == str(name):
                self.parts.remove(part)
                return True
        return False

    def made(self, key, in_primary_key):
        if (in_primary_key or self.options["primary_key"]) and not self.says_nullable:
            self.options.pop("nullable", None)
        if any(isinstance(part, items.Identity) for part in self.parts):
            self.options.pop("server_default", None)
        return items.Column(self.name, self.type, *self.parts, key=key, **self.options)


def _foreign_key(name, referent_table, local_cols, remote_cols, *, referent_schema=None, **kw):
    place = f"{referent_schema}.{referent_table}" if referent_schema else referent_table
    return items.ForeignKeyConstraint(local_cols, [f"{place}.{column}" for column in remote_cols], name=name, **kw)


def _copied(constraint, table):
    """The constraint over the columns of the new table, by their keys; its name stands."""
    kwargs = {key: value for key, value in constraint._arguments[1].items() if key != "name"}
    if constraint.name is not None:
        kwargs["name"] = conv(constraint.name)
    if isinstance(constraint, items.ForeignKeyConstraint):
        targets = [_target(element, table) for element in constraint.elements]
        kwargs |= {key: value for key, value in _rules(constraint).items() if value is not None}
        return items.ForeignKeyConstraint([column.key for column in constraint.columns], targets, **kwargs)
    if isinstance(constraint, items.CheckConstraint):
        return items.CheckConstraint(constraint._sqltext, **kwargs)
    if isinstance(constraint, (items.UniqueConstraint, items.PrimaryKeyConstraint)):
        return type(constraint)(*[column.key for column in constraint.columns], **kwargs)
    return type(constraint)(*constraint._arguments[0], **kwargs)


def _target(element, table):
    """What a copied foreign key refers to: a copy into a schema looks for it there."""
    target = element.target_fullname
    if table.schema is None:
        return target
    *place, name, column = target.split(".")
    if place != [table.schema]:
        raise exc.NoReferencedTableError(
            f"Foreign key associated with column '_alembic_tmp_{table.name}.{element.parent.name}' could not find table "
            f"'{table.schema}.{name}' with which to generate a foreign key to target column '{column}'"
        )
    return target


def _rules(constraint):
    return {
        option: getattr(constraint, option)
        for option in ("ondelete", "onupdate", "deferrable", "initially", "use_alter", "match")
    }


def _uncreated(type_):
    """The type as one that the new table does not create: Alembic expects it to be there."""
    from sqlalchemy.dialects.postgresql import DOMAIN
    from sqlalchemy.sql.sqltypes import Enum

    if isinstance(type_, (Enum, DOMAIN)):
        return type(type_)(*type_._arguments[0], **{**type_._arguments[1], "metadata": items.MetaData()})
    if isinstance(getattr(type_, "item_type", None), (Enum, DOMAIN)):
        (_, *rest), kwargs = type_._arguments
        return type(type_)(_uncreated(type_.item_type), *rest, **kwargs)
    return type_


def _affinity(type_):
    """The class that SQLAlchemy takes for the family of a type."""
    from sqlalchemy.dialects.postgresql.types import NamedType
    from sqlalchemy.sql.type_api import TypeEngine

    if isinstance(type_, NamedType):
        return NamedType
    found = type(type_)
    for kind in type(type_).__mro__:
        if kind is TypeEngine:
            return found
        if issubclass(kind, TypeEngine):
            found = kind
    return found
