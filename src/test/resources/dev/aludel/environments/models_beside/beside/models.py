from __future__ import annotations

import enum
import uuid
from datetime import datetime
from typing import Optional

from sqlalchemy import Column, DateTime, Enum, ForeignKey, Index, Integer, String, Table, UniqueConstraint, func, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, backref, declared_attr, mapped_column, relationship, validates



class Base(DeclarativeBase):
    pass


class Stamped:
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())

    @declared_attr
    def owner_id(cls):
        return Column(ForeignKey("owners.id"))


class Kind(enum.Enum):
    small = "s"
    large = "l"


tags = Table("tags", Base.metadata, Column("order_id", ForeignKey("orders.id")), Column("name", String(20)))


class Owner(Base):
    __tablename__ = "owners"
    id: Mapped[uuid.UUID] = mapped_column(UUID(as_uuid=True), primary_key=True, default=uuid.uuid4)
    orders: Mapped[list[Order]] = relationship("Order", back_populates="owner", cascade="all, delete-orphan")


class Order(Stamped, Base):
    __tablename__ = "orders"
    __table_args__ = (UniqueConstraint("number"), Index("ix_kind", "kind"), {"schema": None})
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[Optional[str]] = mapped_column(String(30))
    kind = Column(Enum(Kind), nullable=False)
    data = Column(JSONB, default=dict)
    labels = Column(ARRAY(String), server_default="{}")
    owner: Mapped[Owner] = relationship(back_populates="orders", lazy="selectin")

    @hybrid_property
    def title(self):
        return self.number

    @validates("number")
    def check_number(self, key, value):
        return value


Order.count = select(func.count(Order.id)).scalar_subquery()
