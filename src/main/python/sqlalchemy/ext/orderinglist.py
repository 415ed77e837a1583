"""Lists that number their items: can be declared."""


def ordering_list(attr, count_from=None, ordering_func=None, reorder_on_append=False):
    def refuse(*args):
        from sqlalchemy.orm._unsupported import unsupported

        raise unsupported("sqlalchemy.ext.orderinglist", "set the positions")

    return refuse
