"""Names that scripts import."""


class Visitable:
    pass
