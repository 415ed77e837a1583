"""Paths through a tree, a branch added and another taken off."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, backref, declarative_base, relationship

revision = "0009"
down_revision = "0008"

Base = declarative_base()


class Category(Base):
    __tablename__ = "category"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Text, nullable=False)
    parent_id = sa.Column(sa.Integer, sa.ForeignKey("category.id"))
    path = sa.Column(sa.Text)
    depth = sa.Column(sa.Integer)
    children = relationship("Category", backref=backref("parent", remote_side=[id]), order_by="Category.name")


def walk(node, path, depth):
    node.path = f"{path}/{node.name}"
    node.depth = depth
    for child in node.children:
        walk(child, node.path, depth + 1)


def upgrade():
    session = Session(op.get_bind())
    garden = session.query(Category).filter_by(name="garden").one()
    garden.children.append(Category(name="pots", children=[Category(name="clay")]))
    session.add(Category(name="hoses", parent=garden))
    session.flush()
    for root in session.query(Category).filter(Category.parent_id.is_(None)).order_by(Category.id).all():
        walk(root, "", 0)
    session.commit()
    print([c.path for c in session.query(Category).order_by(Category.path)])
    power = session.query(Category).filter_by(name="power").one()
    print(power.parent.parent.name)
    session.delete(power)
    session.delete(session.query(Category).filter_by(name="other").one())
    session.commit()


def downgrade():
    pass
