"""Classes from the tables that are there."""

from alembic import op
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.orm import Session

revision = "0011"
down_revision = "0010"


def upgrade():
    bind = op.get_bind()
    Base = automap_base()
    Base.prepare(autoload_with=bind)
    Country, City = Base.classes.country, Base.classes.city
    session = Session(bind)
    for country in session.query(Country).order_by(Country.code):
        country.cities = len(country.city_collection)
        print(country.name, sorted(city.name for city in country.city_collection))
    paris = session.query(City).filter(City.name == "Paris").one()
    paris.capital = True
    print(paris.country.name, hasattr(Base.classes, "log_without_key"))
    session.add(City(name="Utrecht", country=session.get(Country, "NL")))
    session.commit()


def downgrade():
    pass
