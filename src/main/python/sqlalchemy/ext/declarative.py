"""Where declarative models were declared before they moved to ``sqlalchemy.orm``."""


def __getattr__(name):
    from sqlalchemy import orm

    return getattr(orm, name)
