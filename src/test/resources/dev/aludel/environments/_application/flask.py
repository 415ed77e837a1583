import os

from sqlalchemy import MetaData, create_engine


class db:
    metadata = MetaData()

    @staticmethod
    def get_engine():
        return create_engine(os.environ["SHOP_URL"])


class migrate:
    configure_args = {}


migrate.db = db


class current_app:
    extensions = {"migrate": migrate}
