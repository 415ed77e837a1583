"""Full names from their parts, with a model in the revision."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.orm import sessionmaker

revision = "0001"
down_revision = None

Base = declarative_base()
Session = sessionmaker()


class Customer(Base):
    __tablename__ = "customer"

    id = sa.Column(sa.Integer, primary_key=True)
    first_name = sa.Column(sa.String)
    last_name = sa.Column(sa.String)
    full_name = sa.Column(sa.String)
    active = sa.Column(sa.Boolean)


def upgrade():
    bind = op.get_bind()
    session = Session(bind=bind)
    for customer in session.query(Customer).order_by(Customer.id):
        parts = [part for part in (customer.first_name, customer.last_name) if part]
        customer.full_name = " ".join(parts)
        if customer.active is None:
            customer.active = False
    session.commit()
    print(session.query(Customer).filter(Customer.active.is_(True)).count())
    print([c.full_name for c in session.query(Customer).filter_by(active=False).order_by(Customer.full_name.desc())])
    op.alter_column("customer", "full_name", nullable=False)


def downgrade():
    op.alter_column("customer", "full_name", nullable=True)
