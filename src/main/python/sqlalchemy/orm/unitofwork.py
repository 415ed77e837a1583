"""Writes what changed in a session: rows in the order that foreign keys ask for, many at a time."""

from sqlalchemy.sql._creating import in_order

from .attributes import NO_VALUE, is_expression, state_of
from .persistence import alike, delete_rows, has_expression, insert_rows, insert_values, update_rows


def flush(session, new, changed, deleted):
    """Inserts, updates and deletes the rows of these states."""
    UnitOfWork(session, new, changed, deleted).run()


class UnitOfWork:
    """One flush."""

    def __init__(self, session, new, changed, deleted):
        self.session = session
        self.deleted = list(deleted)
        self.changed = list(changed)
        self.new = list(new)
        # states whose keys come from another one: (the state, its pairs of columns, the other one or None)
        self.links = []
        # rows of tables between two sides: (the relationship, one side, the other, whether the row shall be there)
        self.between = []

    def run(self):
        for state in [*self.new, *self.changed]:
            self._link(state)
        self._cascade_deletes()
        gone = {id(state) for state in self.deleted}
        self._compare_rows_between()
        self.new = [state for state in self.new if id(state) not in gone]
        self.changed = [state for state in self.changed if id(state) not in gone]
        mappers = self._mappers()
        for mapper in mappers:
            self._save(mapper)
        self._rows_between()
        for mapper in reversed(mappers):
            self._delete([state for state in self.deleted if state.mapper.base is mapper])

    def _mappers(self):
        """The mappers at work, each after those whose tables it refers to."""
        mappers = list({id(state.mapper.base): state.mapper.base for state in self._all()}.values())
        tables = {id(mapper.table): mapper for mapper in mappers}
        before = {id(mapper): list(mapper.table._referred()) for mapper in mappers}

        def earlier(mapper):
            found = [tables[id(table)] for table in before[id(mapper)] if id(table) in tables]
            for state, _, other in self.links:
                if other is not None and state.mapper.base is mapper:
                    found.append(other.mapper.base)
            return found

        return in_order(mappers, earlier)

    def _all(self):
        return [*self.new, *self.changed, *self.deleted, *(state for state, _, _ in self.links)]

    # relationships

    def _link(self, state):
        """Collects which keys follow from the relationships of an object."""
        for prop in state.mapper.relationship_props():
            key = prop.key
            if prop.viewonly:
                continue
            if key in state.collections and prop.many:
                if prop.secondary is None:
                    self._link_items(state, prop)
            elif key in state.committed and not prop.many:
                value = state.obj.__dict__.get(key)
                other = None if value is None else state_of(value)
                if prop.direction == "MANYTOONE":
                    self.links.append((state, prop.pairs, other))
                else:
                    pairs = [(there, here) for here, there in prop.pairs]
                    before = state.committed[key]
                    if other is not None:
                        self.links.append((other, pairs, state))
                    if before is not NO_VALUE and before is not None and before is not value:
                        self._let_go(state, prop, before, pairs)

    def _link_items(self, state, prop):
        before = state.collections[prop.key]
        after = list(state.obj.__dict__.get(prop.key, ()))
        pairs = [(there, here) for here, there in prop.pairs]
        for item in after:
            if not any(item is one for one in before) and _is_known(item):
                self.links.append((state_of(item), pairs, state))
        for item in before:
            if not any(item is one for one in after):
                self._let_go(state, prop, item, pairs)

    def _let_go(self, state, prop, item, pairs):
        """An item that is no longer an object's loses its key, or its row."""
        reverse = prop.reverse()
        now = None if reverse is None else item.__dict__.get(reverse.key)
        if now is not None and now is not state.obj:
            # it belongs to another one by now
            return
        if "delete-orphan" in prop.cascade:
            self.deleted.append(state_of(item))
        else:
            self.links.append((state_of(item), pairs, None))

    def _cascade_deletes(self):
        """What is deleted takes its own along, or lets go of them."""
        known = {id(state) for state in self.deleted}
        waiting = list(self.deleted)
        while waiting:
            state = waiting.pop(0)
            for prop in state.mapper.relationship_props():
                if prop.viewonly:
                    continue
                if prop.direction == "MANYTOONE" and "delete" not in prop.cascade:
                    continue
                for child in self._children(state, prop):
                    if id(child) in known:
                        continue
                    if "delete" in prop.cascade:
                        known.add(id(child))
                        self.deleted.append(child)
                        waiting.append(child)
                    elif prop.secondary is None:
                        self.links.append((child, [(there, here) for here, there in prop.pairs], None))

    def _children(self, state, prop):
        if prop.passive_deletes and (prop.passive_deletes == "all" or prop.key not in state.obj.__dict__):
            return []
        value = getattr(state.obj, prop.key)
        items = value if prop.many else [] if value is None else [value]
        return [state_of(item) for item in list(items)]

    def _follow(self, mapper):
        """Sets the keys that follow from objects that have theirs by now."""
        for state, pairs, other in self.links:
            if state.mapper.base is mapper and not state.deleted:
                for mine, theirs in pairs:
                    value = None if other is None else getattr(other.obj, other.mapper.attribute_of(theirs))
                    key = state.mapper.attribute_of(mine)
                    if state.obj.__dict__.get(key) != value or key in state.expired:
                        if other is None and key in state.mapper.key_attributes:
                            raise AssertionError(
                                f"Dependency rule on column '{mapper.table.name}.{mine}' tried to blank-out primary key "
                                f"column '{mapper.table.name}.{mine}' on instance '{state.obj!r}'"
                            )
                        state.change(key, value)

    # rows

    def _save(self, mapper):
        self._follow(mapper)
        linked = [state for state, _, _ in self.links]
        changed = list({id(one): one for one in [*self.changed, *linked] if one.key is not None}.values())
        gone = {id(state) for state in self.deleted}
        self._update([one for one in changed if one.mapper.base is mapper and id(one) not in gone])
        mine = [state for state in self.new if state.mapper.base is mapper]
        for level in self._levels(mine):
            self._follow(mapper)
            self._insert(level)

    def _levels(self, states):
        """New rows of one table, in rounds: those that others refer to first."""
        inside = {id(state) for state in states}
        needs = {}
        for state, _, other in self.links:
            if other is not None and other is not state and id(state) in inside and id(other) in inside:
                needs.setdefault(id(state), []).append(other)
        if not needs:
            return [states] if states else []
        waiting, levels = list(states), []
        while waiting:
            there = {id(state) for state in waiting}
            ready = [one for one in waiting if not any(id(other) in there for other in needs.get(id(one), ()))]
            levels.append(ready or waiting)
            done = {id(state) for state in levels[-1]}
            waiting = [state for state in waiting if id(state) not in done]
        return levels

    def _insert(self, states):
        prepared = [(state, self._insert_values(state)) for state in states]
        for group in alike(prepared, lambda one: (id(one[0].mapper), tuple(one[1]))):
            insert_rows(self.session, group[0][0].mapper, group)
        for state in states:
            self.session._inserted(state)

    def _insert_values(self, state):
        state.mapper.mark_kind(state.obj)
        return insert_values(state.mapper, state.obj.__dict__)

    def _update(self, states):
        prepared = []
        for state in states:
            values = dict(state.changes())
            if values:
                prepared.append((state, values))
            state.committed = {key: one for key, one in state.committed.items() if key in values}
        for group in alike(prepared, lambda one: (id(one[0].mapper), tuple(one[1]), has_expression(one[1]))):
            mapper = group[0][0].mapper
            rows = [({key: _before(state, key) for key in mapper.key_attributes}, values) for state, values in group]
            update_rows(self.session, mapper, rows)
        for state, values in prepared:
            self._updated(state, values)
        for state in states:
            self.session._written(state)

    def _updated(self, state, values):
        mapper = state.mapper
        state.key = tuple(state.obj.__dict__.get(key, state.key[at]) for at, key in enumerate(mapper.key_attributes))
        stale = [key for key, value in values.items() if is_expression(value)]
        stale += [one.key for one in mapper.written_columns() if one.made_on_update and one.key not in values]
        if stale:
            state.expire(stale)

    def _compare_rows_between(self):
        """Finds the rows of tables between two sides that come and go, each once, though both sides tell of it."""
        done = set()
        gone = {id(state) for state in self.deleted}
        for state in {id(one): one for one in [*self.new, *self.changed, *self.deleted]}.values():
            for prop in state.mapper.relationship_props():
                if prop.viewonly or prop.secondary is None:
                    continue
                known = prop.key in state.collections
                if not known and id(state) not in gone:
                    continue
                before = state.collections[prop.key] if known else list(getattr(state.obj, prop.key))
                after = [] if id(state) in gone else list(state.obj.__dict__.get(prop.key, ()))
                for items, others, wanted in ((before, after, False), (after, before, True)):
                    for item in items:
                        pair = id(prop.secondary), frozenset((id(state.obj), id(item)))
                        if pair not in done and not any(item is one for one in others) and _is_known(item):
                            done.add(pair)
                            self.between.append((prop, state, state_of(item), wanted))

    def _rows_between(self):
        connection = self.session.connection()
        for prop, state, other, wanted in sorted(self.between, key=lambda one: one[3]):
            row = _row_between(prop, state, other)
            if wanted:
                connection.execute(prop.secondary.insert().values(row))
            else:
                condition = [prop.secondary.c[key] == value for key, value in row.items()]
                connection.execute(prop.secondary.delete().where(*condition))

    def _delete(self, states):
        unique = list({id(state): state for state in states if state.key is not None}.values())
        children_first = []
        for level in reversed(self._delete_levels(unique)):
            children_first += level
        for group in alike(children_first, lambda state: id(state.mapper)):
            delete_rows(self.session, group[0].mapper, [state.key for state in group])
        for state in unique:
            self.session._gone(state)

    def _delete_levels(self, states):
        """Rows that refer to rows of the same table are deleted before them."""
        if not states:
            return []
        base = states[0].mapper.base
        keys = [prop for prop in base.relationship_props() if prop.target is base and prop.secondary is None]
        pairs = next((prop.pairs for prop in keys if prop.direction == "MANYTOONE"), None)
        if pairs is None:
            inward = next((prop.pairs for prop in keys if prop.direction == "ONETOMANY"), None)
            pairs = None if inward is None else [(b, a) for a, b in inward]
        if pairs is None:
            return [states]
        by_key = {tuple(getattr(state.obj, base.attribute_of(b)) for _, b in pairs): state for state in states}
        parents = {id(s): by_key.get(tuple(getattr(s.obj, base.attribute_of(a)) for a, _ in pairs)) for s in states}
        levels, waiting = [], list(states)
        while waiting:
            there = {id(state) for state in waiting}
            ready = [state for state in waiting if id(parents[id(state)]) not in there or parents[id(state)] is state]
            levels.append(ready or waiting)
            done = {id(state) for state in levels[-1]}
            waiting = [state for state in waiting if id(state) not in done]
        return levels


def _is_known(item):
    """Whether an object is in a session: one that isn't is left alone, as SQLAlchemy does."""
    return state_of(item).session is not None


def _before(state, key):
    """The key that the row still has."""
    return state.key[state.mapper.key_attributes.index(key)]


def _row_between(prop, state, other):
    row = {between: getattr(state.obj, state.mapper.attribute_of(here)) for here, between in prop.pairs}
    row.update({between: getattr(other.obj, other.mapper.attribute_of(there)) for there, between in prop.far_pairs})
    return row
