"""Objects from outside, brought into a session."""

from .attributes import state_of


def merged(session, instance, seen):
    """The session's object for the instance; ``seen`` are those found so far, by the identity of what was given."""
    if id(instance) in seen:
        return seen[id(instance)]
    state = state_of(instance)
    mapper = state.mapper
    mapper.configure()
    if state.session is session:
        return instance
    identity = state.key or tuple(instance.__dict__.get(key) for key in mapper.key_attributes)
    known = session.get(mapper.class_, identity) if all(value is not None for value in identity) else None
    if known is None:
        known = object.__new__(mapper.class_)
        session.add(known)
    seen[id(instance)] = known
    for key, prop in mapper.props.items():
        if key in instance.__dict__ and (prop.column is not None or "merge" in getattr(prop, "cascade", ())):
            value = instance.__dict__[key]
            if prop.column is None:
                value = [merged(session, one, seen) for one in value] if prop.many else value and merged(session, value, seen)
            if key not in known.__dict__ or known.__dict__[key] is not value:
                setattr(known, key, value)
    return known
