import os

from sqlalchemy import MetaData, create_engine
from sqlalchemy.ext.asyncio import create_async_engine

metadata = MetaData()
async_engine = create_async_engine(os.environ["SHOP_URL"].replace("postgresql://", "postgresql+asyncpg://"))


def get_engine():
    return create_engine(os.environ["SHOP_URL"])


class database:
    engine = get_engine()
