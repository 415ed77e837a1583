"""Relationships between models: what they join, and how their objects are found."""

from ._unsupported import unsupported
from .attributes import is_expression, plain, state_of
from .collections import InstrumentedList, InstrumentedSet
from .properties import Property

_IGNORED = frozenset(
    (
        "active_history",
        "bake_queries",
        "cascade_backrefs",
        "comparator_factory",
        "compare",
        "default",
        "default_factory",
        "distinct_target_key",
        "doc",
        "enable_typechecks",
        "hash",
        "info",
        "init",
        "innerjoin",
        "join_depth",
        "kw_only",
        "lazy",
        "load_on_pending",
        "omit_join",
        "overlaps",
        "passive_updates",
        "post_update",
        "query_class",
        "repr",
        "single_parent",
        "strategy_class",
        "sync_backref",
    )
)


class RelationshipProperty(Property):
    """A relationship. ``pairs`` are the columns' keys, here and there; with a table between, ``secondary`` and pairs of
    each side with it."""

    def __init__(
        self,
        argument=None,
        secondary=None,
        *,
        uselist=None,
        collection_class=None,
        primaryjoin=None,
        secondaryjoin=None,
        back_populates=None,
        backref=None,
        order_by=False,
        viewonly=False,
        cascade=None,
        foreign_keys=None,
        remote_side=None,
        passive_deletes=False,
        **options,
    ):
        for name in options:
            if name not in _IGNORED:
                raise TypeError(f"relationship() got an unexpected keyword argument {name!r}")
        self.argument = argument
        self.given_secondary = secondary
        self.uselist = uselist
        self.collection_class = collection_class
        self.primaryjoin = primaryjoin
        self.secondaryjoin = secondaryjoin
        self.back_populates = back_populates
        self.backref = backref
        self.order_by = order_by
        self.viewonly = viewonly
        self.foreign_keys = foreign_keys
        self.remote_side = remote_side
        self.passive_deletes = passive_deletes
        self.dynamic = options.get("lazy") == "dynamic"
        words = [word.strip() for word in (cascade if cascade is not None else "save-update, merge").split(",")]
        every = ("save-update", "merge", "delete", "refresh-expire", "expunge")
        self.cascade = frozenset(word for one in words for word in (every if one == "all" else (one,)) if word)
        self.target = self.direction = None

    def annotate(self, annotation, cls):
        """Takes from ``Mapped["Other"]`` what wasn't given."""
        from ._annotations import resolve

        found = resolve(annotation, cls, cls.registry)
        if found is None:
            return
        if self.uselist is None:
            self.uselist = found.collection is not None
        if found.collection in ("Set", "set") and self.collection_class is None:
            self.collection_class = set
        if self.argument is None:
            self.argument = found.item if found.collection is not None else found.type

    # what it joins

    def configure(self):
        from ._joins import resolve

        if self.target is None:
            resolve(self)

    @property
    def mapper(self):
        self.configure()
        return self.target

    entity = mapper

    @property
    def many(self):
        """Whether its value is a collection."""
        self.configure()
        return self.direction != "MANYTOONE" if self.uselist is None else self.uselist

    def inherited(self):
        copied = Property.inherited(self)
        copied.target = None
        return copied

    # on the class

    def expression(self, entity):
        raise unsupported(f"The relationship '{self.key}' as an expression", "compare its column")

    def attribute_of_type(self, entity, other):
        return Joined(self, entity, other)

    def onclause(self, entity, target):
        """The condition that joins an entity of the one side with one of the other; None with a table between."""
        from sqlalchemy import and_

        return and_(*[target.source.c[there] == entity.source.c[here] for here, there in self.pairs])

    def _exists(self, entity, criterion, named):
        from sqlalchemy import exists, select

        target = self.target_entity(entity)
        found = select(1).select_from(target.source)
        if self.secondary is not None:
            for side, pairs in ((entity, self.pairs), (target, self.far_pairs)):
                for here, between in pairs:
                    found = found.where(side.source.c[here] == self.secondary.c[between])
        else:
            found = found.where(self.onclause(entity, target))
        for one in () if criterion is None else (criterion,):
            found = found.where(plain(one))
        for key, value in named.items():
            found = found.where(target.mapper.props[key].expression(target) == value)
        return exists(found.correlate(entity.source))

    def target_entity(self, entity):
        """The other side; under another name where it is the same table."""
        self.configure()
        if self.target.table is not entity.mapper.table:
            return self.target.entity
        from .mapper import Entity

        return Entity(self.target, self.target.table.alias())

    def attribute_any(self, entity, criterion=None, **named):
        self.configure()
        return self._exists(entity, criterion, named)

    attribute_has = attribute_any

    def _comparison(self, entity, other):
        from sqlalchemy import and_

        self.configure()
        if self.secondary is not None or self.direction != "MANYTOONE" and other is None:
            raise unsupported(f"A comparison of the relationship '{self.key}'", "use any()")
        source = entity.source.c
        if other is None:
            return and_(*[source[here].is_(None) for here, _ in self.pairs])
        values = [(here, _value(other, self.target, there)) for here, there in self.pairs]
        return and_(*[source[here] == value for here, value in values])

    def attribute_eq(self, entity, other):
        return self._comparison(entity, other)

    attribute_is_ = attribute_eq

    def attribute_ne(self, entity, other):
        return ~self._comparison(entity, other)

    attribute_is_not = attribute_isnot = attribute_ne

    def attribute_contains(self, entity, other):
        self.configure()
        keys = {key: getattr(other, key) for key in self.target.key_attributes}
        return self._exists(entity, None, keys)

    # on objects

    def absent(self, state):
        self.configure()
        if self.dynamic:
            from .util import DynamicCollection

            return DynamicCollection(state, self)
        found = self._load(state)
        state.obj.__dict__[self.key] = found
        return found

    def _load(self, state):
        if state.key is None or state.session is None:
            if state.key is not None and any(self._here(state, key) is not None for key, _ in self.pairs):
                from .exc import DetachedInstanceError

                raise DetachedInstanceError(
                    f"Parent instance {state.obj!r} is not bound to a Session; lazy load operation of attribute "
                    f"'{self.key}' cannot proceed"
                )
            return self.collection(state) if self.many else None
        if self.direction == "MANYTOONE" and not self.many:
            return self._load_one(state)
        found = self.query(state).all()
        if self.many:
            collection = self.collection(state, found)
            state.loaded(self.key, found)
            return collection
        return found[0] if found else None

    def _here(self, state, column):
        return getattr(state.obj, state.mapper.attribute_of(column))

    def _load_one(self, state):
        values = {there: self._here(state, here) for here, there in self.pairs}
        if any(value is None for value in values.values()):
            return None
        if [self.target.props[key].column for key in self.target.key_attributes] == list(values):
            return state.session.get(self.target.class_, tuple(values.values()))
        return self.query(state).first()

    def query(self, state):
        """The query for what belongs to an object."""
        session, target = state.session, self.target.entity
        query = session.query(self.target.class_)
        if self.secondary is not None:
            for here, between in self.pairs:
                query = query.filter(self.secondary.c[between] == self._here(state, here))
            for there, between in self.far_pairs:
                query = query.filter(self.secondary.c[between] == target.source.c[there])
        else:
            for here, there in self.pairs:
                query = query.filter(target.source.c[there] == self._here(state, here))
        order = self.resolved_order()
        return query.order_by(*order) if order else query

    def resolved_order(self):
        from ._joins import evaluated

        if not self.order_by:
            return ()
        order = evaluated(self.order_by, self.parent)
        return order if isinstance(order, (list, tuple)) else (order,)

    def collection(self, state, items=()):
        if self.collection_class in (None, list):
            return InstrumentedList(items, state, self)
        if self.collection_class is set:
            return InstrumentedSet(items, state, self)
        raise unsupported(f"The collection class of '{self.key}'", "use a list or a set")

    def assign(self, state, value):
        self.configure()
        if self.viewonly:
            state.obj.__dict__[self.key] = value
            return
        if self.many:
            before = getattr(state.obj, self.key)
            after = list(value or ())
            for item in [item for item in before if not any(item is one for one in after)]:
                before._drop(item)
            for item in [item for item in after if not any(item is one for one in before)]:
                before._add(item)
            return
        if value is not None and is_expression(value):
            raise TypeError(f"the relationship '{self.key}' takes an object")
        if self.direction == "ONETOMANY" and self.key not in state.obj.__dict__:
            # what it had loses its key, so that must be known
            getattr(state.obj, self.key)
        before = state.obj.__dict__.get(self.key)
        state.change(self.key, value)
        if before is not None and before is not value:
            self._mirror(before, state.obj, False)
        if value is not None:
            self._mirror(value, state.obj, True)
            self._cascade(state, value)

    def put(self, state, item):
        """An item was put into the collection."""
        if not self.viewonly:
            state.collect(self.key)
            self._mirror(item, state.obj, True)
            self._cascade(state, item)

    def taken(self, state, item):
        """An item was taken out of the collection."""
        if not self.viewonly:
            state.collect(self.key)
            self._mirror(item, state.obj, False)

    def _cascade(self, state, item):
        if state.session is not None and "save-update" in self.cascade:
            state.session._save(state_of(item))

    def reverse(self):
        """The relationship of the other side, where the two know of each other."""
        self.configure()
        name = self.back_populates
        return None if name is None else self.target.props.get(name)

    def _mirror(self, other, obj, related):
        """Tells the other side, where it has a value already or takes a single one."""
        reverse = self.reverse()
        if reverse is None:
            return
        values = other.__dict__
        if reverse.many:
            if related and reverse.key not in values and state_of(other).key is None:
                values[reverse.key] = reverse.collection(state_of(other))
            items = values.get(reverse.key)
            if items is not None:
                there = any(item is obj for item in items)
                state_of(other).collect(reverse.key)
                if related and not there:
                    (set.add if isinstance(items, set) else list.append)(items, obj)
                elif not related and there:
                    (set.remove if isinstance(items, set) else list.remove)(items, obj)
        elif related:
            before = self._before(state_of(other), reverse)
            if before is not obj:
                self._leave(before, other)
                state_of(other).change(reverse.key, obj)
                reverse._cascade(state_of(other), obj)
        elif values.get(reverse.key) is obj:
            state_of(other).change(reverse.key, None)


    def _before(self, state, reverse):
        """What a single side referred to, as far as that is known without asking the database."""
        known = state.obj.__dict__.get(reverse.key)
        if known is not None or state.session is None or reverse.key in state.obj.__dict__ or reverse.secondary is not None:
            return known
        values = [state.obj.__dict__.get(state.mapper.attribute_of(here)) for here, _ in reverse.pairs]
        found = state.session._known(reverse.target.base, tuple(values))
        return None if found is None else found.obj

    def _leave(self, before, item):
        """Takes an item that goes elsewhere out of the collection it was in."""
        items = None if before is None else before.__dict__.get(self.key)
        if items is not None and any(one is item for one in items):
            state_of(before).collect(self.key)
            (set.remove if isinstance(items, set) else list.remove)(items, item)


Relationship = RelationshipProperty
relationship = relation = RelationshipProperty


def dynamic_loader(argument, **options):
    return RelationshipProperty(argument, lazy="dynamic", **options)


def _value(other, mapper, column):
    return getattr(other, mapper.attribute_of(column))


class Joined:
    """``Parent.children.of_type(alias)``"""

    def __init__(self, prop, entity, target):
        self.prop = prop
        self._entity = entity
        self.target = target


class _Backref:
    def __init__(self, name, options):
        self.name = name
        self.options = options


def backref(name, **options):
    """The relationship of the other side, with options."""
    return _Backref(name, options)


def foreign(expression):
    return expression


def remote(expression):
    return expression
