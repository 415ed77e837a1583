"""Attributes of what an attribute refers to."""

from sqlalchemy.orm._unsupported import unsupported


class AssociationProxy:
    """Reads an attribute of the objects that a relationship leads to; it changes nothing."""

    def __init__(self, target_collection, attr, **options):
        self.target_collection = target_collection
        self.value_attr = attr

    def __get__(self, instance, owner):
        if instance is None:
            return self
        target = getattr(instance, self.target_collection)
        if target is None:
            return None
        if isinstance(target, (list, set)):
            return [getattr(one, self.value_attr) for one in target]
        return getattr(target, self.value_attr)

    def __set__(self, instance, value):
        raise unsupported("Setting an association proxy", "change what it leads to")


def association_proxy(target_collection, attr, **options):
    return AssociationProxy(target_collection, attr)
