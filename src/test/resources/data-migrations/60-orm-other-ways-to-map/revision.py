"""Other bases, names of attributes that differ from the columns', hybrids, synonyms, expressions, two keys to one table."""

import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import (
    Mapped,
    Session,
    as_declarative,
    column_property,
    declared_attr,
    mapped_column,
    registry,
    relationship,
    scoped_session,
    sessionmaker,
    synonym,
    validates,
)

revision = "0060"
down_revision = None

mapper_registry = registry()


@as_declarative()
class Base:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()

    def __repr__(self):
        return f"<{type(self).__name__}>"


class Vendor(Base):
    id = sa.Column("vendor_id", postgresql.UUID(as_uuid=True), primary_key=True, default=lambda: uuid.UUID(int=12))
    name = sa.Column("label", sa.Text)
    points = sa.Column("score", sa.Integer, default=1)
    title = synonym("name")
    double = column_property(points * 2)
    sales = relationship("Contract", primaryjoin="Vendor.id == foreign(Contract.seller_id)", back_populates="seller")

    @hybrid_property
    def good(self):
        return self.points > 5

    @validates("name")
    def check(self, key, value):
        return value.strip() if value else value


class Contract(Base):
    id = sa.Column(sa.Integer, primary_key=True)
    buyer_id = sa.Column("buyer", sa.ForeignKey(Vendor.id))
    seller_id = sa.Column("seller", sa.ForeignKey("vendor.vendor_id"))
    value = sa.Column(sa.Numeric)
    state = sa.Column(sa.Text)
    buyer = relationship(Vendor, foreign_keys=[buyer_id])
    seller = relationship(Vendor, foreign_keys=[seller_id], back_populates="sales")


@mapper_registry.mapped
class Line:
    __tablename__ = "contract"
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str | None] = mapped_column("state", sa.Text)


class Plain:
    pass


mapper_registry.map_imperatively(
    Plain, sa.Table("vendor", mapper_registry.metadata, sa.Column("vendor_id", sa.Uuid, primary_key=True), sa.Column("label", sa.Text))
)


def upgrade():
    factory = sessionmaker(bind=op.get_bind())
    session = factory()
    print([(v.name, v.title, v.double, v.good) for v in session.query(Vendor).order_by(Vendor.name)])
    print(session.query(Vendor.name).filter(Vendor.good).all(), session.query(Vendor).filter_by(title="acme").one().points)
    contract = session.query(Contract).filter(Contract.buyer.has(name="acme")).one()
    print(contract.seller.name, contract.buyer.name, [c.id for c in contract.seller.sales], contract)
    fresh = Vendor(name="  core  ")
    contract.seller = fresh
    session.commit()
    print(fresh.id, fresh.name, fresh.points, fresh.double, len(fresh.sales))
    try:
        Vendor(nothing=1)
    except TypeError as error:
        print(error)
    for line in session.query(Line).order_by(Line.id):
        line.state = (line.state or "") + "!"
    session.flush()
    for plain in session.query(Plain).order_by(Plain.label):
        plain.label = plain.label.upper()
    session.commit()
    session.close()
    scoped = scoped_session(factory)
    scoped.query(Vendor).filter(Vendor.points == 8).update({Vendor.points: Vendor.points + 1, "name": "BIG"})
    print(scoped is scoped, scoped() is scoped(), scoped.execute(sa.select(Vendor.name, Vendor.points).order_by(Vendor.name)).all())
    scoped.commit()
    scoped.remove()
    with Session(op.get_bind()) as last:
        last.execute(sa.insert(Vendor).values(id=uuid.UUID(int=13), name="core13"))
        print(last.execute(sa.update(Vendor).where(Vendor.name == "core13").values(name="c").returning(Vendor.id)).scalar())
        made = last.scalars(sa.insert(Vendor).returning(Vendor), [{"id": uuid.UUID(int=14), "name": "r"}]).one()
        print(made.name, made.points)
        last.commit()
