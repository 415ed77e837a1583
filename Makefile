# What a person does with Aludel. The al-* targets work on the worked example in migrations/, in the database that URL,
# ALUDEL_URL or DATABASE_URL names, else in the embedded PostgreSQL.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:

MVN := ./mvnw -B -ntp -Dstyle.color=never
INI ?= migrations/alembic.ini
SCHEMA ?= sql_current/schema_head.sql
TREE := target/aludel
RUN := $(TREE)/bin/aludel
AL = $(RUN) -c $(INI)
# YYYYMMDD_HHMMSSmmm; %N is GNU's, elsewhere the milliseconds are zeros.
REVISION_ID = printf %s "$${REV_ID:-$$(date -u +%Y%m%d_%H%M%S%N | sed s/N$$/000/ | cut -c 1-18)}"
SOURCES := pom.xml mvnw $(shell find src/main -type f -not -path '*/__pycache__/*')

# Given on the command line or in the environment, these reach the recipes as variables of the shell: quotes in a
# message need no care.
export MSG REV REV_ID

ifdef URL
export ALUDEL_URL := $(URL)
endif

.PHONY: help
help: ## List what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-26s %s\n", $$1, $$2 } /^## / { printf "\n%s\n", substr($$0, 4) }' Makefile

## Work on Aludel

.PHONY: build
build: $(RUN) ## Compile, check and leave the installed tree in target/aludel

$(RUN): $(SOURCES)
	@rm -rf $(TREE)/lib
	@$(MVN) -q -Dmaven.test.skip=true package
	@sh src/main/launcher/install-tree.sh .
	@$(TREE)/bin/aludel-prepare

.PHONY: test
test: ## Run every check and test: format, Error Prone, NullAway, architecture, unit and database tests
	@$(MVN) spotless:check test

.PHONY: format
format: ## Format the Java sources
	@$(MVN) -q spotless:apply

.PHONY: clean
clean: ## Delete what was built
	@rm -rf target

ORACLE := target/oracle
RECORDER := $(ORACLE)/bin/python
ORACLE_SOURCES := src/test/oracle
BODIES ?= 5000
GRAPHS ?= 70
QUESTIONS ?= 30

$(RECORDER):
	@python3 -m venv $(ORACLE)
	@$(RECORDER) -m pip install -q 'alembic==1.19.*' 'sqlalchemy>=2,<2.1' psycopg2-binary asyncpg greenlet || { rm -rf $(ORACLE); exit 1; }

.PHONY: oracle
oracle: $(RUN) $(RECORDER) ## Compare with the genuine Alembic on generated inputs: [SEED=...] [BODIES=5000] [GRAPHS=70] [QUESTIONS=30]
	@$(RECORDER) $(ORACLE_SOURCES)/compare.py --aludel $(RUN) $(if $(SEED),--seed $(SEED)) --bodies $(BODIES) --graphs $(GRAPHS) --questions $(QUESTIONS)

.PHONY: installed-sqlalchemy
installed-sqlalchemy: $(RUN) $(RECORDER) ## Compare data migrations and op bodies under an installed SQLAlchemy with what was recorded: SERVER=url
	@$(RECORDER) $(ORACLE_SOURCES)/installed_sqlalchemy.py --aludel $(RUN) --server $(SERVER) --packages target/installed-sqlalchemy

.PHONY: golden
golden: $(RECORDER) ## Record every golden case anew with the genuine tools; review the difference: [DATABASE=url of an empty one] [SERVER=url]
	@$(RECORDER) $(ORACLE_SOURCES)/record_bodies.py src/test/resources/golden/bodies
	@$(RECORDER) $(ORACLE_SOURCES)/record_ddl.py src/test/resources/golden/ddl
	@$(RECORDER) $(ORACLE_SOURCES)/record_core.py src/test/resources/dev/aludel/core
	@$(RECORDER) $(ORACLE_SOURCES)/record_cli.py $(CURDIR)/$(ORACLE)/bin/alembic src/test/resources/golden/cli $(DATABASE)
	@$(RECORDER) $(ORACLE_SOURCES)/record_mako.py src/test/resources/golden/mako
	@$(if $(SERVER),$(RECORDER) $(ORACLE_SOURCES)/record_environments.py $(ORACLE)/bin/alembic src/test/resources/dev/aludel/environments $(SERVER),echo "env.py shapes kept: to record them, give SERVER=postgresql://user@host:port")
	@$(if $(SERVER),$(RECORDER) $(ORACLE_SOURCES)/record_live.py $(SERVER) src/test/resources/dev/aludel/live,echo "Live answers kept: to record them, give SERVER=postgresql://user@host:port")
	@$(if $(SERVER),$(RECORDER) $(ORACLE_SOURCES)/record_data.py $(SERVER) src/test/resources/data-migrations,echo "Data migrations kept: to record them, give SERVER=postgresql://user@host:port")
	@$(if $(SERVER),$(RECORDER) $(ORACLE_SOURCES)/record_asking.py $(SERVER) src/test/resources/golden/asking,echo "Functions that ask kept: to record them, give SERVER=postgresql://user@host:port")

.PHONY: both-doors
both-doors: ## Put revisions through the evaluator and through Python, and compare: DIRS="directory …" [TYPES=ini]
	@REVISIONS="$(DIRS)" TYPES="$(TYPES)" $(MVN) -q -Dfast test -Dtest=BothDoorsTest,PlainHeaderTest

.PHONY: bench
bench: $(RUN) $(RECORDER) ## Measure beside Alembic, psql, Flyway and dbmate: [SERVER=url] [CASES=noop,…] [TOOLS=alembic,…] [DELAYS=0,10] [ROUNDS=7] [DOCS=yes]
	@$(RECORDER) bench/bench.py --aludel $(RUN) $(if $(SERVER),--server $(SERVER)) $(if $(CASES),--cases $(CASES)) $(if $(TOOLS),--tools $(TOOLS)) $(if $(DELAYS),--delays $(DELAYS)) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(DOCS),--docs docs)

## Migrate the example

.PHONY: al-up
al-up: $(RUN) ## Upgrade to head, or to REV=
	@$(AL) upgrade "$${REV:-head}"

.PHONY: al-down
al-down: $(RUN) ## Downgrade by one revision, or to REV=
	@$(AL) downgrade "$${REV:--1}"

.PHONY: al-cur
al-cur: $(RUN) ## Show what the database stands at
	@$(AL) current

.PHONY: al-hist
al-hist: $(RUN) ## List the revisions, newest first, the current one marked
	@$(AL) history --indicate-current

.PHONY: al-heads
al-heads: $(RUN) ## List the heads
	@$(AL) heads

.PHONY: al-branches
al-branches: $(RUN) ## List the branch points
	@$(AL) branches

.PHONY: al-show
al-show: $(RUN) ## Show one revision: REV= (default head)
	@$(AL) show "$${REV:-head}"

.PHONY: al-rev
al-rev: $(RUN) ## Write a new revision: MSG="..." [REV_ID=...]
	@test -n "$$MSG" || { echo 'Say what it does: make al-rev MSG="add the invoice table"' >&2; exit 2; }
	@$(AL) revision -m "$$MSG" --rev-id "$$($(REVISION_ID))"

.PHONY: al-rev-sql
al-rev-sql: $(RUN) ## Write a new revision in plain SQL: MSG="..." [REV_ID=...]
	@test -n "$$MSG" || { echo 'Say what it does: make al-rev-sql MSG="add the invoice table"' >&2; exit 2; }
	@$(AL) revision --sql-file -m "$$MSG" --rev-id "$$($(REVISION_ID))"

.PHONY: al-merge
al-merge: $(RUN) ## Write a revision that merges the heads: [MSG="..."]
	@$(AL) merge -m "$${MSG:-merge heads}" --rev-id "$$($(REVISION_ID))" heads

.PHONY: al-stamp
al-stamp: $(RUN) ## Make the version table say REV= without running anything
	@test -n "$$REV" || { echo 'Say which: make al-stamp REV=head' >&2; exit 2; }
	@$(AL) stamp "$$REV"

.PHONY: al-sql
al-sql: $(RUN) ## Print the SQL of an upgrade instead of running it: [REV=from:to], default all of it
	@$(AL) upgrade --sql "$${REV:-head}"

.PHONY: al-dump-schema-current
al-dump-schema-current: $(RUN) ## Write the database's schema to sql_current/schema_head.sql
	@$(AL) dump-schema $(SCHEMA)

.PHONY: al-init-from-schema
al-init-from-schema: $(RUN) ## Build an empty database from sql_current/schema_head.sql and stamp it at head
	@$(AL) load-schema $(SCHEMA)
	@$(AL) stamp head

## The embedded PostgreSQL

.PHONY: db-start
db-start: $(RUN) ## Start it and hold it up for other tools
	@$(AL) db start

.PHONY: db-stop
db-stop: $(RUN) ## Stop it
	@$(AL) db stop

.PHONY: db-status
db-status: $(RUN) ## Say whether it runs
	@$(AL) db status

.PHONY: psql
psql: $(RUN) ## Open psql on the database (needs psql on the PATH; for the embedded one db-start goes first)
	@url=$$($(AL) psql-url) || { echo "$$url" >&2; exit 1; }; psql "$$url"
