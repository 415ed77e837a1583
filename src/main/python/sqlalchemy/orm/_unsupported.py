"""What the ORM of migrations leaves out. It can be imported and declared; using it says what is missing."""


def unsupported(what, instead=None):
    """The error for a part of the ORM that isn't here."""
    hint = f"; {instead}" if instead else ""
    return NotImplementedError(f"{what} is not part of the ORM that Aludel brings for migrations{hint}")


def _missing(name):
    def refuse(*args, **kwargs):
        raise unsupported(f"sqlalchemy.orm.{name}")

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


for _name in (
    "attribute_keyed_dict",
    "attribute_mapped_collection",
    "column_keyed_dict",
    "column_mapped_collection",
    "polymorphic_union",
    "with_loader_criteria",
):
    globals()[_name] = _missing(_name)


class _Annotation:
    def __class_getitem__(cls, item):
        raise unsupported(f"sqlalchemy.orm.{cls.__name__}")


class DynamicMapped(_Annotation):
    """A collection that is queried, not loaded."""


class WriteOnlyMapped(_Annotation):
    """A collection that is never loaded."""


class MappedAsDataclass:
    """A mapped class that is a dataclass too."""

    def __init_subclass__(cls, **options):
        raise unsupported("MappedAsDataclass", "declare the model without it")
