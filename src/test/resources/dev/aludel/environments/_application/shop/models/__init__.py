from sqlalchemy.orm import DeclarativeBase

EXCLUDED = {"spatial_ref_sys"}


class Base(DeclarativeBase):
    pass


class Encrypted:
    pass
