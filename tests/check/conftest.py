"""The small exercise, released once and copied for each test."""

import shutil
from pathlib import Path

import pytest
from check.home import released


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return released(tmp_path_factory.mktemp("release"))


@pytest.fixture
def folder(release: Path, tmp_path: Path) -> Path:
    """One exercise in a student's folder."""
    return Path(shutil.copytree(release, tmp_path / "unit" / release.name))
