# make demo   grades the sample class (all set-up included)
# make test   passes the tests (all set-up included)

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test prove bench peers messages pictures release clean

$(BIN)/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[all,dev]"
	touch $@

demo: $(BIN)/installed
	$(BIN)/grade run tests/sample_class --isolation process --gradebook sqlite://

test: $(BIN)/installed
	$(BIN)/python -m pytest

# The same tests with the full numbers; the table at the end goes into PROOFS.md.
prove: $(BIN)/installed
	$(BIN)/python tests/prove.py

bench: $(BIN)/installed
	$(BIN)/python tests/bench/bench.py

# Other graders on the same class; with ARGS=--write the README's table and plot are renewed.
peers: $(BIN)/installed
	$(BIN)/python tests/bench/peers.py $(ARGS)

release: $(BIN)/installed
	$(BIN)/grade release

messages: $(BIN)/installed
	$(BIN)/python tests/messages.py

pictures: $(BIN)/installed
	for script in solutions/*/pictures.py; do $(BIN)/python $$script; done

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache gradebook.sqlite* reports
