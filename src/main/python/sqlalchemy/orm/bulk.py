"""Many rows at once, without a session's care for objects."""

from .persistence import alike, insert_rows, insert_values, update_rows


def insert(session, mapper, mappings, returning=False, nulls=False):
    """Inserts a row for each mapping from attributes to values."""
    prepared = [(one, insert_values(mapper, one, nulls)) for one in mappings]
    for group in alike(prepared, lambda one: tuple(one[1])):
        if returning:
            _inserting_with_keys(session, mapper, group)
        else:
            insert_rows(session, mapper, group, False)


def _inserting_with_keys(session, mapper, group):
    class Row:
        """Takes what the database made, as an object would."""

        def __init__(self, values):
            self.obj = self
            self.__dict__.update(values)

    rows = [(Row(values), values) for _, values in group]
    insert_rows(session, mapper, rows)
    for (given, _), (row, _) in zip(group, rows):
        given.update({key: value for key, value in row.__dict__.items() if key in mapper.props})


def update(session, mapper, mappings):
    """Updates the row of each mapping, which has its primary key."""
    prepared = []
    for one in mappings:
        given = {key: value for key, value in one.items() if key in mapper.props}
        keys = {key: given.pop(key) for key in mapper.key_attributes}
        if given:
            prepared.append((keys, given))
    for group in alike(prepared, lambda one: tuple(one[1])):
        update_rows(session, mapper, group)


def save(session, states, returning, changed_only):
    """Inserts the new ones and updates the others, in order."""
    for group in alike(states, lambda state: (id(state.mapper), state.key is None)):
        mapper = group[0].mapper
        if group[0].key is None:
            for state in group:
                mapper.mark_kind(state.obj)
            prepared = [(state, insert_values(mapper, state.obj.__dict__)) for state in group]
            for rows in alike(prepared, lambda one: tuple(one[1])):
                insert_rows(session, mapper, rows, returning)
        else:
            update(session, mapper, [_values(state, changed_only) for state in group])


def _values(state, changed_only):
    keys = dict(zip(state.mapper.key_attributes, state.key))
    if changed_only:
        return {**dict(state.changes()), **keys}
    values = state.obj.__dict__
    return {**{key: values[key] for key, _ in state.mapper.column_props() if key in values}, **keys}
