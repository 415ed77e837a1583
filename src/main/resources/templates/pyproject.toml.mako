[tool.alembic]

# Where env.py and the revisions lie; %(here)s is the directory of this file.
script_location = "${script_location}"

# Names of new revision files; default %%(rev)s_%%(slug)s. Tokens: rev, slug, epoch, year, month, day, hour, minute, second.
# file_template = "%%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s"
# In folders by date; needs recursive_version_locations.
# file_template = "%%(year)d/%%(month).2d/%%(day).2d_%%(hour).2d%%(minute).2d_%%(second).2d_%%(rev)s_%%(slug)s"

# Directories that imports are looked up in first.
prepend_sys_path = [
    "."
]

# Zone of the date in new files, such as Europe/Zurich; local time where it is not given.
# timezone = ""

# Longest slug in a file name.
# truncate_slug_length = 40

# Whether the revision command runs env.py too.
# revision_environment = false

# Whether .pyc and .pyo files without their source count as revisions.
# sourceless = false

# Directories of revisions; <script_location>/versions where not given.
# version_locations = [
#    "%(here)s/alembic/versions",
#    "%(here)s/foo/bar"
# ]

# Whether directories below version_locations are searched too.
# recursive_version_locations = false

# Encoding of new revision files.
# output_encoding = "utf-8"

# Programs that run over new revision files.
# [[tool.alembic.post_write_hooks]]
# name = "black"
# type = "console_scripts"
# entrypoint = "black"
# options = "-l 79 REVISION_SCRIPT_FILENAME"
#
# [[tool.alembic.post_write_hooks]]
# name = "ruff"
# type = "module"
# module = "ruff"
# options = "check --fix REVISION_SCRIPT_FILENAME"
#
# [[tool.alembic.post_write_hooks]]
# name = "ruff"
# type = "exec"
# executable = "ruff"
# options = "check --fix REVISION_SCRIPT_FILENAME"
