"""The column types of pgvector."""

from sqlalchemy.types import UserDefinedType


class _Sized(UserDefinedType):
    cache_ok = True

    def __init__(self, dim=None):
        self.dim = dim

    def get_col_spec(self, **kw):
        name = type(self).__name__
        return name if self.dim is None else f"{name}({self.dim})"


class VECTOR(_Sized):
    pass


class HALFVEC(_Sized):
    pass


class SPARSEVEC(_Sized):
    pass


Vector = VECTOR
