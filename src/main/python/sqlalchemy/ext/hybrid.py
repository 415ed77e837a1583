"""Attributes that are expressions on the class and values on its objects."""


class hybrid_method:
    """A method of both the class and its objects."""

    def __init__(self, func, expr=None):
        self.func = func
        self.expr = expr or func

    def __get__(self, instance, owner):
        return self.func.__get__(instance, owner) if instance is not None else self.expr.__get__(owner, type(owner))

    def expression(self, expr):
        self.expr = expr
        return self


class hybrid_property:
    """A property of both the class and its objects."""

    def __init__(self, fget, fset=None, fdel=None, expr=None, custom_comparator=None, update_expr=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.expr = expr
        self.update_expr = update_expr
        self.__doc__ = getattr(fget, "__doc__", None)

    def __set_name__(self, owner, name):
        self.__name__ = name

    def __get__(self, instance, owner):
        if instance is not None:
            return self.fget(instance)
        function = self.expr or self.fget
        return getattr(function, "__func__", function)(owner)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _with(self, **changes):
        changed = hybrid_property(self.fget, self.fset, self.fdel, self.expr)
        changed.__dict__.update({**self.__dict__, **changes})
        return changed

    def getter(self, fget):
        return self._with(fget=fget)

    def setter(self, fset):
        return self._with(fset=fset)

    def deleter(self, fdel):
        return self._with(fdel=fdel)

    def expression(self, expr):
        return self._with(expr=expr)

    def update_expression(self, method):
        return self._with(update_expr=method)

    def comparator(self, comparator):
        return self._with(expr=lambda owner: getattr(comparator, "__func__", comparator)(owner))

    @property
    def inplace(self):
        return _InPlace(self)

    def overrides(self):
        return self


class _InPlace:
    """Gives a hybrid its other functions without making another one."""

    def __init__(self, hybrid):
        self._hybrid = hybrid

    def _set(self, name, function):
        setattr(self._hybrid, name, function)
        return self._hybrid

    def setter(self, function):
        return self._set("fset", function)

    def expression(self, function):
        return self._set("expr", function)

    def deleter(self, function):
        return self._set("fdel", function)


class Comparator:
    """What a hybrid's comparisons go through."""

    def __init__(self, expression):
        self.expression = expression

    def __clause_element__(self):
        expression = self.expression
        return expression.__clause_element__() if hasattr(expression, "__clause_element__") else expression

    @property
    def _java(self):
        return self.__clause_element__()._java
