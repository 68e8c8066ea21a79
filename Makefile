# `make run` starts everything, `make test` tries everything. Both install first what they need; a second start is instant.
PORT ?= 8000
bin := .venv/bin
compile := .tools/bin/uv pip compile -q --universal --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" --python-version 3.12

.PHONY: run setup superuser test check fmt lock screenshot clean

run: .venv/.run-stamp
	@$(bin)/python manage.py up --port $(PORT)

setup: .venv/.run-stamp
	@echo "Installed. 'make run' starts Casetracker."

superuser: .venv/.run-stamp
	@$(bin)/python manage.py createsuperuser

test: .venv/.test-stamp
	@sh docker/packages.sh
	@sh docker/services.sh sh docker/test.sh

check: .venv/.test-stamp
	@sh docker/check.sh

fmt: .venv/.test-stamp
	@$(bin)/ruff check -q --fix .
	@$(bin)/ruff format -q .
	@find templates -name '*.html' -exec $(bin)/djade --target-version 6.1 {} + || true # 1: it changed a file

# The locks pin every package by its hash and name no address: they work with any package index.
lock: .tools/stamp
	$(compile) pyproject.toml -o requirements/run.txt
	$(compile) -c requirements/run.txt pyproject.toml --group test -o requirements/test.txt
	echo uv | $(compile) --no-annotate - -o requirements/uv.txt
	@! grep -nE 'https?://|index-url' requirements/*.txt

# The picture in the README, taken by the browser test.
screenshot: .venv/.test-stamp
	@CASETRACKER_SCREENSHOT=static/img/dispute-page.png $(bin)/python -m pytest -q tests/browser/test_first_day.py

# What was installed and cached; the data in var/ stays.
clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results

.tools/stamp: requirements/uv.txt
	@sh docker/bootstrap.sh

.venv/.run-stamp: requirements/run.txt docker/bootstrap.sh .python-version
	@sh docker/bootstrap.sh requirements/run.txt
	@rm -f .venv/.test-stamp
	@touch $@

# The test lock holds the run lock's packages too.
.venv/.test-stamp: requirements/test.txt requirements/run.txt docker/bootstrap.sh .python-version
	@sh docker/bootstrap.sh requirements/test.txt
	@touch .venv/.run-stamp $@
