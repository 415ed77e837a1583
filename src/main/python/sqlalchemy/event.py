"""Events: listeners on engines are called when a connection opens; those on models have nothing to hear here."""


def listen(target, identifier, fn, *args, **kw):
    try:
        listeners = target.__dict__.setdefault("_listeners", {})
    except (AttributeError, TypeError):
        return
    listeners.setdefault(identifier, []).append(fn)


def listens_for(target, identifier, *args, **kw):
    def register(fn):
        listen(target, identifier, fn)
        return fn

    return register


def remove(target, identifier, fn):
    getattr(target, "_listeners", {}).get(identifier, []).remove(fn)


def contains(target, identifier, fn):
    return fn in getattr(target, "_listeners", {}).get(identifier, ())
