"""Relationships: many to one, one to many and through a table between."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import backref, declarative_base, joinedload, relationship, sessionmaker

revision = "0003"
down_revision = "0002"

Base = declarative_base()

book_tag = sa.Table(
    "book_tag",
    Base.metadata,
    sa.Column("book_id", sa.Integer, sa.ForeignKey("book.id"), primary_key=True),
    sa.Column("tag_id", sa.Integer, sa.ForeignKey("tag.id"), primary_key=True),
)


class Author(Base):
    __tablename__ = "author"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Text)
    book_count = sa.Column(sa.Integer)
    books = relationship("Book", back_populates="author", order_by="Book.title")


class Book(Base):
    __tablename__ = "book"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.Text)
    shelf = sa.Column(sa.Text)
    author_id = sa.Column(sa.Integer, sa.ForeignKey("author.id"))
    author = relationship("Author", back_populates="books")
    tags = relationship("Tag", secondary=book_tag, backref=backref("books", order_by="Book.id"))


class Tag(Base):
    __tablename__ = "tag"
    id = sa.Column(sa.Integer, primary_key=True)
    label = sa.Column(sa.Text)


def upgrade():
    session = sessionmaker(bind=op.get_bind())()
    for author in session.query(Author).options(joinedload(Author.books)).order_by(Author.id):
        author.book_count = len(author.books)
        print(author.name, [book.title for book in author.books])
    for book in session.query(Book).order_by(Book.id):
        book.shelf = (book.author.name[0] if book.author else "?") + str(len(book.tags))
    nobody = session.query(Author).filter(~Author.books.any()).one()
    new = Book(title="Found", author=nobody)
    new.tags.append(Tag(label="new"))
    new.tags.append(session.query(Tag).filter_by(label="old").one())
    session.add(new)
    session.flush()
    print(new.author_id == nobody.id, new.id, [tag.id for tag in new.tags])
    solaris = session.query(Book).join(Book.author).filter(Author.name == "Lem").one()
    solaris.tags.remove(session.query(Tag).filter(Tag.label == "sf").one())
    anonymous = session.query(Book).filter(Book.author == None).one()  # noqa: E711
    ursula = session.query(Author).get(1)
    ursula.books.append(anonymous)
    session.commit()
    print(anonymous.author.name, [book.title for book in session.get(Tag, 2).books])
    print(session.query(Book.title, Author.name).join(Author, Book.author_id == Author.id).order_by(Book.id).all())


def downgrade():
    pass
