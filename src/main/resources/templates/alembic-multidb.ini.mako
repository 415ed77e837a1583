# Alembic's settings, several databases.

[alembic]
# Where env.py and the revisions lie; %(here)s is the directory of this file.
script_location = ${script_location}

# Names of new revision files; default %%(rev)s_%%(slug)s. Tokens: rev, slug, epoch, year, month, day, hour, minute, second.
# file_template = %%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s
# In folders by date; needs recursive_version_locations.
# file_template = %%(year)d/%%(month).2d/%%(day).2d_%%(hour).2d%%(minute).2d_%%(second).2d_%%(rev)s_%%(slug)s

# Directories that imports are looked up in first, split at path_separator.
prepend_sys_path = .

# Zone of the date in new files, such as Europe/Zurich; local time where it is empty.
# timezone =

# Longest slug in a file name.
# truncate_slug_length = 40

# Whether the revision command runs env.py too.
# revision_environment = false

# Whether .pyc and .pyo files without their source count as revisions.
# sourceless = false

# Directories of revisions, split at path_separator; <script_location>/versions where not given.
# version_locations = %(here)s/bar:%(here)s/bat:%(here)s/alembic/versions

# What splits lists of paths: os (the system's own), space, newline, : or ;
path_separator = os

# Whether directories below version_locations are searched too.
# recursive_version_locations = false

# Encoding of new revision files.
# output_encoding = utf-8

# The databases, each with a section of its own; read by env.py and script.py.mako.
databases = engine1, engine2

[engine1]
sqlalchemy.url = driver://user:pass@localhost/dbname

[engine2]
sqlalchemy.url = driver://user:pass@localhost/dbname2

# Programs that run over new revision files.
[post_write_hooks]
# hooks = black
# black.type = console_scripts
# black.entrypoint = black
# black.options = -l 79 REVISION_SCRIPT_FILENAME

# hooks = ruff
# ruff.type = module
# ruff.module = ruff
# ruff.options = check --fix REVISION_SCRIPT_FILENAME

# hooks = ruff
# ruff.type = exec
# ruff.executable = ruff
# ruff.options = check --fix REVISION_SCRIPT_FILENAME

# Logging, read by env.py.
[loggers]
keys = root,sqlalchemy,alembic

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console
qualname =

[logger_sqlalchemy]
level = WARNING
handlers =
qualname = sqlalchemy.engine

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
datefmt = %H:%M:%S
