"""Where declarative models were declared before they moved to ``sqlalchemy.orm``."""


def __getattr__(name):
    if name in ("AbstractConcreteBase", "ConcreteBase", "DeferredReflection"):
        from . import extensions

        return getattr(extensions, name)
    from sqlalchemy import orm

    return getattr(orm, name)
