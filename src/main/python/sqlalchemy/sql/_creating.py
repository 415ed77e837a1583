"""Creates and drops tables and all that a metadata holds, in SQLAlchemy's order."""

import _aludel

from .ddl import AddConstraint, DropConstraint, SetConstraintComment, run


def create_table(table, bind, checkfirst):
    table._settle()
    if not (checkfirst and _asks(bind) and table.exists(bind)):
        run(bind, "Types.create", ([table], False), checkfirst)
        _create(table, bind, checkfirst)


def drop_table(table, bind, checkfirst):
    if checkfirst and _asks(bind) and not table.exists(bind):
        return
    run(bind, "Table.drop", (table,))
    for sequence in table._sequences():
        run(bind, "Sequence.drop", (sequence,), checkfirst)
    run(bind, "Types.drop", ([table], False), checkfirst)


def create_all(metadata, bind, tables, checkfirst):
    for table in tables:
        table._settle()
    wanted = [table for table in tables if not (checkfirst and _asks(bind) and table.exists(bind))]
    ordered, later = sorted_tables(wanted)
    run(bind, "Types.create", (metadata._types, True), checkfirst)
    owned = {id(sequence) for table in metadata.tables.values() for sequence in table._sequences()}
    for sequence in metadata._sequences.values():
        if id(sequence) not in owned:
            run(bind, "Sequence.create", (sequence,), checkfirst)
    for table in ordered:
        _create(table, bind, checkfirst, [key for key in table.foreign_key_constraints if key not in later])
    for key in later:
        _execute(bind, AddConstraint(key, isolate_from_table=False))


def drop_all(metadata, bind, tables, checkfirst):
    named = "fk" in metadata.naming_convention
    there = [table for table in tables if not (checkfirst and _asks(bind)) or table.exists(bind)]
    ordered, later = sorted_tables(there, lambda key: named or key.name is not None)
    for key in later:
        _execute(bind, DropConstraint(key, isolate_from_table=False))
    for table in reversed(ordered):
        run(bind, "Table.drop", (table,))
    for sequence in metadata._sequences.values():
        run(bind, "Sequence.drop", (sequence,), checkfirst)
    run(bind, "Types.drop", (metadata._types, True), checkfirst)


def _create(table, bind, checkfirst, keys=None):
    for sequence in table._sequences():
        run(bind, "Sequence.create", (sequence,), checkfirst)
    run(bind, "Table.create", (definition(table, keys),))
    commented = [item for item in table.constraints if item.comment is not None]
    for constraint in sorted(commented, key=lambda item: item._order):
        _execute(bind, SetConstraintComment(constraint))


def _asks(bind):
    """Whether there is a database to ask what exists."""
    return getattr(bind, "_run_directive", None) is None


def _execute(bind, statement):
    if hasattr(bind, "execute"):
        bind.execute(statement)
    else:
        with bind.begin() as connection:
            connection.execute(statement)


def definition(table, keys=None):
    """The table as it is created: with what was added to it after it was made, its foreign keys led to their tables.

    ``keys`` are the foreign keys it keeps; all for None.
    """
    (name, metadata, *items), kwargs = table._arguments
    kept = [item for item in items if not getattr(item, "_isolated", False)]
    base = table._java if len(kept) == len(items) else _aludel.construct("Table", (name, metadata, *kept), kwargs)
    added = [item for item in table._added if not getattr(item, "_isolated", False)]
    every = table.foreign_key_constraints
    wanted = [key for key in (every if keys is None else keys) if not getattr(key, "_isolated", False) and not key.use_alter]
    if not added and not every:
        return base
    names = [",".join(column.name for column in key.columns) + ">" + ",".join(map(_written, key.elements)) for key in wanted]
    return _aludel.construct("Table.definition", (base, metadata, added, resolved(wanted), names))


def resolved(keys):
    """Where foreign keys lead: by what the script wrote, the column."""
    return [(_written(element), element.column) for key in keys for element in key.elements]


def _written(element):
    target = element.target_fullname
    return target if "." in target else f"{target}.{element.parent.key}"


def sorted_tables(tables, removable=lambda key: True):
    """The tables, each after those that it refers to, and the foreign keys that a circle forbids it to be made with."""
    later = [key for table in tables for key in _keys(table) if key.use_alter]
    kept = {table: [key for key in _keys(table) if not key.use_alter] for table in tables}
    circle = _in_circles(tables, kept)
    for table in circle:
        removed = [key for key in kept[table] if removable(key)]
        later += removed
        kept[table] = [key for key in kept[table] if key not in removed]
    stuck = _in_circles(tables, kept) if circle else []
    if stuck:
        from sqlalchemy.exc import CircularDependencyError

        names = ", ".join(sorted(table.fullname for table in stuck))
        raise CircularDependencyError(
            f"Can't sort tables for DROP; an unresolvable foreign key dependency exists between tables: {names}.  Please "
            "ensure that the ForeignKey and ForeignKeyConstraint objects involved in the cycle have names so that they can "
            "be dropped using DROP CONSTRAINT."
        )
    return in_order(tables, lambda table: _referred(kept[table])), later


def _keys(table):
    return sorted(table.foreign_key_constraints, key=lambda key: key._order)


def _referred(keys):
    return [key.referred_table for key in keys]


def _in_circles(tables, keys):
    """The tables that lead back to themselves over other tables."""
    found = []
    for table in tables:
        seen, waiting = [], [other for other in _referred(keys[table]) if other is not table]
        while waiting:
            other = waiting.pop()
            if other in seen or other not in keys:
                continue
            seen.append(other)
            waiting += [one for one in _referred(keys[other]) if one is not other]
        if table in seen:
            found.append(table)
    return found


def in_order(nodes, before):
    """The nodes in rounds: each after those that ``before`` gives; what refers to itself in a circle comes last."""
    waiting, ordered = list(nodes), []
    while waiting:
        ready = [node for node in waiting if not any(other in waiting for other in before(node) if other is not node)]
        ordered += ready or waiting
        waiting = [node for node in waiting if node not in ordered]
    return ordered
