import contextlib
import os

from sqlalchemy import MetaData


class db:
    metadata = MetaData()


class App:
    name = "shop"
    config = {"SQLALCHEMY_DATABASE_URI": os.environ["SHOP_URL"]}

    def app_context(self):
        context = contextlib.nullcontext()
        context.push = lambda: None
        return context


create_app = App
