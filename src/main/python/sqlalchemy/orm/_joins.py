"""Finds out what a relationship joins: from foreign keys, and from the conditions that are given."""

from sqlalchemy.exc import AmbiguousForeignKeysError, ArgumentError, InvalidRequestError, NoForeignKeysError

from .attributes import plain
from .mapper import class_mapper


class _Names(dict):
    """What the text of a relationship may name: classes, tables, ``func`` and their like."""

    def __init__(self, mapper):
        self._classes = mapper.registry._class_registry
        self._tables = mapper.table.metadata.tables

    def __missing__(self, name):
        if name in self._classes:
            return self._classes[name]
        if name in self._tables:
            return self._tables[name]
        if name in ("foreign", "remote"):
            return lambda expression: expression
        import sqlalchemy

        if not hasattr(sqlalchemy, name):
            raise KeyError(name)
        return getattr(sqlalchemy, name)


def evaluated(given, mapper):
    """A text or a function as what it stands for."""
    if isinstance(given, str):
        try:
            return eval(given, {}, _Names(mapper))
        except (KeyError, NameError):
            raise InvalidRequestError(
                f"When initializing mapper {mapper}, expression {given!r} failed to locate a name. If this is a class "
                f"name, consider adding this relationship() to the {mapper.class_!r} class after both dependent classes "
                "have been defined."
            ) from None
    if callable(given) and not isinstance(given, type) and not hasattr(given, "_java"):
        return given()
    return given


def resolve(prop):
    """Tells a relationship its target, its direction and its columns; makes its backref."""
    mapper = prop.parent
    target = evaluated(prop.argument, mapper)
    prop.target = class_mapper(target, False)
    prop.secondary = prop.far_pairs = None
    secondary = prop.given_secondary
    if secondary is not None:
        tables = mapper.table.metadata.tables
        prop.secondary = tables[secondary] if isinstance(secondary, str) and secondary in tables else evaluated(secondary, mapper)
        _through(prop)
    else:
        _directly(prop)
    _mirror(prop)


def _through(prop):
    between = prop.secondary
    prop.direction = "MANYTOMANY"
    near = _given(prop.primaryjoin, prop, prop.parent.table, between)
    far = _given(prop.secondaryjoin, prop, prop.target.table, between)
    prop.pairs = near or [(there, here) for here, there in _references(between, prop.parent.table)]
    prop.far_pairs = far or [(there, here) for here, there in _references(between, prop.target.table)]
    if not prop.pairs or not prop.far_pairs:
        _no_keys(prop)


def _directly(prop):
    here, there = prop.parent.table, prop.target.table
    given = _given(prop.primaryjoin, prop, here, there)
    if given:
        prop.pairs = given
        prop.direction = _direction(prop, here, there, given)
        return
    wanted = _columns(prop.foreign_keys, prop)
    up = [pair for pair in _grouped(here, there, wanted)]
    down = [pair for pair in _grouped(there, here, wanted)]
    if here is there:
        up, down = _self(prop, up)
    if up and (not down or here is there):
        prop.pairs, prop.direction = _only(up, prop), "MANYTOONE"
    elif down and not up:
        prop.pairs, prop.direction = [(b, a) for a, b in _only(down, prop)], "ONETOMANY"
    elif up and down:
        prop.pairs, prop.direction = _only(up, prop), "MANYTOONE"
    else:
        _no_keys(prop)


def _self(prop, keys):
    """Keys of a table into itself: upwards where the remote side is the key that is referred to."""
    remote = _columns(prop.remote_side, prop)
    if remote and keys and all(there in remote for _, there in keys[0]):
        return keys, []
    return [], keys


def _direction(prop, here, there, pairs):
    keys = {column for group in _grouped(here, there, None) for column, _ in group}
    foreign = _columns(prop.foreign_keys, prop)
    if here is there:
        remote = _columns(prop.remote_side, prop)
        return "MANYTOONE" if remote and all(far in remote for _, far in pairs) else "ONETOMANY"
    if foreign:
        ours = {column.key for column in _objects(prop.foreign_keys, prop) if column.table is here or _name(column) == here.name}
        return "MANYTOONE" if ours else "ONETOMANY"
    if any(near in keys for near, _ in pairs):
        return "MANYTOONE"
    ours = {column.key for column in prop.parent.primary_key}
    return "ONETOMANY" if all(near in ours for near, _ in pairs) else "MANYTOONE"


def _name(column):
    return getattr(column.table, "name", None)


def _grouped(table, referred, wanted):
    """For each foreign key of a table to another one the pairs of columns' keys."""
    for constraint in sorted(table.foreign_key_constraints, key=lambda one: list(one.column_keys)):
        pairs = _pairs(constraint, table, referred)
        if pairs and (not wanted or all(here in wanted for here, _ in pairs)):
            yield pairs


def _pairs(constraint, table, referred):
    pairs = []
    for key, element in zip(constraint.column_keys, constraint.elements):
        name, _, column = element.target_fullname.rpartition(".")
        if name not in (referred.fullname, referred.name):
            return []
        found = referred._column_named(column)
        pairs.append((key, found.key if found is not None else column))
    return pairs


def _references(table, referred):
    for pairs in _grouped(table, referred, None):
        return pairs
    return []


def _only(groups, prop):
    distinct = [group for index, group in enumerate(groups) if group not in groups[:index]]
    if len(distinct) > 1:
        raise AmbiguousForeignKeysError(
            f"Could not determine join condition between parent/child tables on relationship "
            f"{prop.parent.class_.__name__}.{prop.key} - there are multiple foreign key paths linking the tables.  "
            "Specify the 'foreign_keys' argument, providing a list of those columns which should be counted as "
            "containing a foreign key reference to the parent table."
        )
    return distinct[0]


def _objects(given, prop):
    if given is None:
        return []
    found = evaluated(given, prop.parent)
    items = found if isinstance(found, (list, tuple, set)) else [found]
    return [plain(evaluated(item, prop.parent)) for item in items]


def _columns(given, prop):
    return {getattr(item, "column", item).key for item in _objects(given, prop)}


def _given(condition, prop, here, there):
    """The pairs of a condition that says which columns are equal, from the one table to the other."""
    if condition is None:
        return None
    import _aludel

    condition = evaluated(condition, prop.parent)
    expression = condition.settled() if hasattr(condition, "settled") else plain(condition)
    found = _aludel.lift(_aludel.construct("Expression.equalities", (expression,)))
    names = here.fullname, there.fullname
    remote = _columns(prop.remote_side, prop)
    pairs = []
    for left_table, left, right_table, right in found:
        # a column of a class body that isn't a table yet says none
        left_table = left_table or (there if right_table == here.fullname else here).fullname
        right_table = right_table or (there if left_table == here.fullname else here).fullname
        if here is there:
            pairs.append((right, left) if left in remote else (left, right))
        elif (left_table, right_table) == names:
            pairs.append((left, right))
        elif (right_table, left_table) == names:
            pairs.append((right, left))
    if not pairs or len(pairs) != len(found):
        raise ArgumentError(
            f"The join condition of relationship {prop.parent.class_.__name__}.{prop.key} is not made of equal columns "
            "alone; that is more than the ORM that Aludel brings for migrations takes"
        )
    return pairs


def _no_keys(prop):
    raise NoForeignKeysError(
        f"Could not determine join condition between parent/child tables on relationship "
        f"{prop.parent.class_.__name__}.{prop.key} - there are no foreign keys linking these tables.  Ensure that "
        "referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify a 'primaryjoin' expression."
    )


def _mirror(prop):
    """Makes the relationship of the other side that a backref asks for."""
    given = prop.backref
    if given is None:
        return
    from .relationships import RelationshipProperty

    name, options = (given, {}) if isinstance(given, str) else (given.name, given.options)
    prop.back_populates = name
    if name in prop.target.props:
        return
    options = dict(options)
    if prop.parent.table is prop.target.table and "remote_side" not in options and prop.direction == "ONETOMANY":
        options["remote_side"] = [prop.parent.table.c[here] for here, _ in prop.pairs]
    other = RelationshipProperty(
        prop.parent.class_,
        prop.given_secondary,
        back_populates=prop.key,
        primaryjoin=prop.primaryjoin if prop.given_secondary is None else prop.secondaryjoin,
        secondaryjoin=prop.primaryjoin if prop.given_secondary is not None else None,
        foreign_keys=options.pop("foreign_keys", prop.foreign_keys),
        **options,
    )
    prop.target.add_property(name, other)
    other.configure()
