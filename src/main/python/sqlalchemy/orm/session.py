"""Sessions: objects by their keys, what is to be written, and the transaction they are in."""

from _weakref import ref

from sqlalchemy.exc import InvalidRequestError

from ._transactions import InTransaction, SessionTransaction  # noqa: F401
from .attributes import state_of
from .identity import IdentityMap, IdentitySet
from .mapper import class_mapper


class Session(InTransaction):
    """A session on a connection or an engine. On a connection that is in a transaction already, as a migration's is, it
    joins that: ``commit()`` writes what is pending and leaves the commit to whoever began."""

    def __init__(
        self,
        bind=None,
        *,
        autoflush=True,
        expire_on_commit=True,
        autobegin=True,
        autocommit=False,
        future=True,
        twophase=False,
        binds=None,
        enable_baked_queries=True,
        info=None,
        query_cls=None,
        join_transaction_mode="conditional_savepoint",
        close_resets_only=True,
        **options,
    ):
        if twophase:
            from ._unsupported import unsupported

            raise unsupported("Session(twophase=True)")
        self.bind = bind if bind is not None else next(iter((binds or {}).values()), None)
        self.autoflush = autoflush
        self.expire_on_commit = expire_on_commit
        self.info = dict(info or {})
        self._query_class = query_cls
        self._connection = None
        self._owns = False
        # a savepoint of its own, where the connection is in one already
        self._root = None
        self._savepoints = []
        self._failure = None
        self.identity_map = IdentityMap()
        self._pending = {}
        self._modified = {}
        self._marked = {}
        self._became = []
        self._flushing = False

    # its end

    def close(self):
        """Lets go of all objects; what was not committed of a transaction of its own is rolled back."""
        self.expunge_all()
        self._failure = None
        if self._connection is not None and (self._owns or self._root is not None):
            self._roll_back()
        elif self._savepoints:
            self._savepoints[0].rollback()
        self._leave()

    reset = close

    def invalidate(self):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    # statements

    def execute(self, statement, params=None, *, execution_options=None, bind_arguments=None, **options):
        from .statements import execute

        self._check()
        return execute(self, statement, params, execution_options or {})

    def scalar(self, statement, params=None, **options):
        return self.execute(statement, params, **options).scalar()

    def scalars(self, statement, params=None, **options):
        return self.execute(statement, params, **options).scalars()

    def query(self, *entities, **options):
        from .query import Query

        return (self._query_class or Query)(entities, self)

    def get(self, entity, ident, *, options=None, populate_existing=False, with_for_update=None, **more):
        """The object of that primary key, from the session if it has it, else from the database; None without a row."""
        from .loading import by_key

        return by_key(self, class_mapper(entity), entity, ident, populate_existing, with_for_update)

    def get_one(self, entity, ident, **options):
        found = self.get(entity, ident, **options)
        if found is None:
            from sqlalchemy.exc import NoResultFound

            raise NoResultFound("No row was found when one was required")
        return found

    # objects

    def add(self, instance, _warn=True):
        self._save(state_of(instance))

    def add_all(self, instances):
        for instance in instances:
            self.add(instance)

    def _save(self, state, seen=None):
        """Takes an object in, and what belongs to it."""
        seen = set() if seen is None else seen
        if id(state) in seen:
            return
        seen.add(id(state))
        if state.session is not None and state.session is not self:
            raise InvalidRequestError(
                f"Object '<{state.mapper.class_.__name__} at {id(state.obj):#x}>' is already attached to session "
                f"'{id(state.session)}' (this is '{id(self)}')"
            )
        if state.key is None:
            state.session = self
            self._pending[id(state)] = state
        elif state.session is None:
            self._keep(state)
            if state.committed or state.collections:
                self._changed(state)
        elif id(state) in self._marked:
            del self._marked[id(state)]
        state.mapper.configure()
        for prop in state.mapper.relationship_props():
            if "save-update" in prop.cascade and prop.key in state.obj.__dict__:
                value = state.obj.__dict__[prop.key]
                for item in value if prop.many else [] if value is None else [value]:
                    self._save(state_of(item), seen)

    def delete(self, instance):
        state = state_of(instance)
        if state.key is None:
            raise InvalidRequestError(f"Instance '<{type(instance).__name__} at {id(instance):#x}>' is not persisted")
        state.mapper.configure()
        self._keep(state)
        self._marked[id(state)] = state

    def delete_all(self, instances):
        for instance in instances:
            self.delete(instance)

    def merge(self, instance, load=True, options=None):
        """The session's object of that key, with the values of the instance."""
        from .merging import merged

        return merged(self, instance, {})

    def refresh(self, instance, attribute_names=None, with_for_update=None):
        from .loading import refresh

        state = state_of(instance)
        if state.session is not self or state.key is None:
            raise InvalidRequestError(
                f"Instance '<{type(instance).__name__} at {id(instance):#x}>' is not persistent within this Session"
            )
        self._autoflush()
        state.expire(attribute_names)
        refresh(state)

    def expire(self, instance, attribute_names=None):
        state_of(instance).expire(attribute_names)
        if attribute_names is None:
            self._modified.pop(id(state_of(instance)), None)

    def expire_all(self):
        for state in self.identity_map.states():
            state.expire()
        self._modified.clear()

    def expunge(self, instance):
        self._let_go(state_of(instance))

    def expunge_all(self):
        for state in [*self.identity_map.states(), *self._pending.values()]:
            self._let_go(state)

    def _let_go(self, state):
        for known in (self._pending, self._modified, self._marked):
            known.pop(id(state), None)
        self.identity_map.remove(state)
        state.session = None

    def is_modified(self, instance, include_collections=True):
        return any(True for _ in state_of(instance).changes())

    @property
    def new(self):
        return IdentitySet(self._pending)

    @property
    def dirty(self):
        return IdentitySet({key: state for key, state in self._modified.items() if key not in self._marked})

    @property
    def deleted(self):
        return IdentitySet(self._marked)

    def __contains__(self, instance):
        state = instance.__dict__.get("_sa_instance_state")
        return state is not None and state.session is self

    def __iter__(self):
        return iter([state.obj for state in [*self._pending.values(), *self.identity_map.states()]])

    # what the parts of the ORM tell it

    def _known(self, base, identity):
        return self.identity_map.find(base, identity)

    def _keep(self, state):
        state.session = self
        self.identity_map.add(state)

    def _changed(self, state):
        if state.key is not None:
            self._modified[id(state)] = state

    def _inserted(self, state):
        mapper = state.mapper
        state.key = tuple(state.obj.__dict__.get(key) for key in mapper.key_attributes)
        if any(value is None for value in state.key):
            from .exc import FlushError

            state.key = None
            raise FlushError(f"Instance {state.obj!r} has a NULL identity key.")
        self._written(state)
        self._pending.pop(id(state), None)
        self._keep(state)
        self._became.append(("inserted", state))

    def _written(self, state):
        """What an object has is what the database has."""
        state.committed = {}
        for key in list(state.collections):
            state.loaded(key, state.obj.__dict__.get(key, ()))
        for prop in state.mapper.relationship_props():
            if prop.key in state.obj.__dict__ and prop.many and not prop.viewonly:
                state.loaded(prop.key, state.obj.__dict__[prop.key])
        self._modified.pop(id(state), None)

    def _gone(self, state):
        self._marked.pop(id(state), None)
        self._modified.pop(id(state), None)
        self.identity_map.remove(state)
        state.deleted = True
        state.session = None
        self._became.append(("deleted", state))

    # writing

    def flush(self, objects=None):
        """Writes what is pending."""
        if self._flushing or not (self._pending or self._modified or self._marked):
            return
        self._check()
        from .mapper import configure_mappers
        from .unitofwork import flush

        configure_mappers()
        self._flushing = True
        try:
            changed = [state for state in self._modified.values() if id(state) not in self._marked]
            flush(self, self._pending.values(), changed, self._marked.values())
        except BaseException as failure:
            self._failed(failure)
            raise
        finally:
            self._flushing = False

    def _failed(self, failure):
        """A flush that fails takes its transaction back, to the savepoint if there is one."""
        if self._savepoints:
            self._savepoints[-1]._end(False)
        else:
            self._roll_back()
        self._failure = f"{type(failure).__name__}: {failure}"

    def _autoflush(self):
        if self.autoflush and not self._flushing:
            self.flush()

    @property
    def no_autoflush(self):
        return _WithoutAutoflush(self)

    # many rows at once

    def bulk_save_objects(self, objects, return_defaults=False, update_changed_only=True, preserve_order=True):
        from .bulk import save

        self._check()
        save(self, [state_of(one) for one in objects], return_defaults, update_changed_only)

    def bulk_insert_mappings(self, mapper, mappings, return_defaults=False, render_nulls=False):
        from .bulk import insert

        self._check()
        insert(self, class_mapper(getattr(mapper, "class_", mapper)), mappings, return_defaults, render_nulls)

    def bulk_update_mappings(self, mapper, mappings):
        from .bulk import update

        self._check()
        update(self, class_mapper(getattr(mapper, "class_", mapper)), mappings)

    @classmethod
    def object_session(cls, instance):
        return object_session(instance)

    @classmethod
    def close_all(cls):
        close_all_sessions()


class _WithoutAutoflush:
    def __init__(self, session):
        self._session = session

    def __enter__(self):
        self._before = self._session.autoflush
        self._session.autoflush = False
        return self._session

    def __exit__(self, *exception):
        self._session.autoflush = self._before


_made = []


class sessionmaker:
    """Makes sessions with the same options."""

    def __init__(self, bind=None, *, class_=None, **options):
        self.kw = {"bind": bind, **options}
        self.class_ = class_ or Session

    def __call__(self, **options):
        session = self.class_(**{**self.kw, **options})
        _made.append(ref(session))
        return session

    def configure(self, **options):
        self.kw.update(options)

    def begin(self):
        return _Begun(self())


class _Begun:
    """``with factory.begin() as session:``"""

    def __init__(self, session):
        self._session = session

    def __enter__(self):
        self._transaction = self._session.begin()
        return self._session

    def __exit__(self, *exception):
        try:
            self._transaction.__exit__(*exception)
        finally:
            self._session.close()


def object_session(instance):
    """The session that an object is in, or None."""
    return state_of(instance).session


def close_all_sessions():
    for made in _made:
        session = made()
        if session is not None:
            session.close()
