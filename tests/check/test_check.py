"""`grade check` at home: verdicts, notes, hints, leftovers, exit codes."""

import json
import os
import shutil
from pathlib import Path

import pytest
from check.home import GOOD, SUMMED, grade, spoken, write, write_notebook

from grader.check import own, running, watch

LOOP = GOOD.replace("def total(x): return np.sum(x)", "def total(x):\n    while True:\n        x = x")


def test_a_right_file_passes_and_public_checks_are_not_called_the_score(folder: Path) -> None:
    write(folder, GOOD)
    result = grade("check", folder)
    assert result.exit_code == 0
    said = spoken(result)
    assert "3 of 3 public checks pass" in said
    assert "Public checks are examples" in said
    assert "hidden checks with other inputs decide the points" in said
    assert "grade pack" in said


def test_every_hidden_checks_sentence_is_shown_when_public_checks_pass(folder: Path) -> None:
    write(folder, GOOD)
    titles = [check["title"] for check in json.loads((folder / "exercise.json").read_text())["hidden_checks"]]
    said = spoken(grade("check", folder))
    assert titles
    assert f"{len(titles)} hidden checks" in said
    assert all(title in said for title in titles)


def test_demo_code_that_fails_at_the_bottom_is_noted(folder: Path) -> None:
    write(folder, f"{GOOD}\nprint(update(1.0))\n")
    result = grade("check", folder)
    assert result.exit_code == 0
    assert "what follows it in tiny.py was not run" in spoken(result)


def test_the_stub_is_not_written_yet_and_nothing_is_called_wrong(folder: Path) -> None:
    result = grade("check", folder)
    assert result.exit_code == 1
    assert "✗" not in result.output
    assert "Next: write total" in result.output


def test_of_file_and_notebook_the_one_that_was_written_in_is_checked(folder: Path) -> None:
    stub, empty = (folder / "tiny.py").read_text(), (folder / "tiny.ipynb").read_text()
    write_notebook(folder, GOOD)
    os.utime(folder / "tiny.py", (2e9, 2e9))
    assert "tiny.ipynb" in grade("check", folder).output
    write(folder, GOOD)
    notebook = write(folder, empty, "tiny.ipynb")
    os.utime(notebook, (3e9, 3e9))
    assert "tiny.py" in grade("check", folder).output
    write(folder, stub)
    assert "Next: write total" in grade("check", folder).output


def test_work_in_a_file_of_another_name_is_not_passed_over_in_silence(folder: Path) -> None:
    (folder / "tiny.py").rename(folder / "my_tiny.py")
    write(folder, GOOD, "my_tiny.py")
    assert "my_tiny.py is not looked at: call it tiny.py if your work is in it" in spoken(grade("check", folder))
    assert "is your work in my_tiny.py?" in grade("pack", folder).stderr
    write(folder, GOOD)
    assert "my_tiny.py" not in grade("check", folder).output


def test_a_hint_is_asked_for_in_one_exercises_folder(folder: Path) -> None:
    shutil.copytree(folder, folder.parent / "02-other")
    result = grade("check", folder.parent, "--hint")
    assert result.exit_code == 2
    assert "change into the one" in spoken(result)


def test_hints_come_one_at_a_time_and_the_last_one_stays(folder: Path) -> None:
    write(folder, SUMMED)
    first, second, third = (spoken(grade("check", folder, "--hint")) for _ in range(3))
    assert "Hint 1 of 2" in first
    assert "What if the data come twice?" in first
    assert "Subtract." not in first
    assert "Hint 2 of 2" in second
    assert "Subtract." in second
    assert "last hint" in second
    assert third == second
    assert json.loads((folder / ".fallline.json").read_text())["hints"] == {"mean/TINY-01": 2}


def test_there_is_no_hint_where_nothing_fails(folder: Path) -> None:
    write(folder, GOOD)
    result = grade("check", folder, "--hint")
    assert result.exit_code == 0
    assert "no public check fails" in result.output


def test_a_notebook_is_checked_like_a_file_and_magics_are_noted(folder: Path) -> None:
    notebook = write_notebook(folder, "%matplotlib inline\nimport numpy as np", SUMMED)
    result = grade("check", notebook)
    assert result.exit_code == 1
    said = spoken(result)
    assert "tiny.ipynb" in said
    assert "Summed instead of averaged" in said
    assert "passed over %matplotlib inline" in said


def test_the_released_notebook_is_checked_without_notes_on_its_own_cells(folder: Path) -> None:
    notebook = json.loads((folder / "tiny.ipynb").read_text(encoding="utf-8"))
    solutions = [cell for cell in notebook["cells"] if cell["metadata"]["nbgrader"]["solution"]]
    for cell in solutions:
        cell["source"] = GOOD if cell is solutions[-1] else ""
    write(folder, json.dumps(notebook), "tiny.ipynb")
    result = grade("check", folder / "tiny.ipynb")
    assert result.exit_code == 0, result.output
    assert "note:" not in result.output


def test_the_file_that_was_saved_later_is_the_one_that_counts(folder: Path) -> None:
    write(folder, SUMMED)
    notebook = write_notebook(folder, GOOD)
    os.utime(notebook, (2e9, 2e9))
    assert "tiny.ipynb" in grade("check", folder).output
    os.utime(folder / "tiny.py", (2e9, 2e9))
    assert "tiny.py" in grade("check", folder).output.splitlines()[0]


def test_leftovers_are_noted_and_cost_nothing(folder: Path) -> None:
    write(folder, f"import plotting_library.pyplot as plt\n{GOOD}\nprint('hello')\nname = input('who? ')\n")
    result = grade("check", folder)
    assert result.exit_code == 0
    said = spoken(result)
    assert "plotting_library.pyplot (line 1) is not available where your work is judged" in said
    assert "input() cannot be used here" in said
    assert "hello" in said


def test_what_uses_a_module_that_is_not_there_when_judged_fails_here_too(folder: Path) -> None:
    write(folder, "import pytest as helper\n" + GOOD.replace("np.mean(x)", "helper.approx(x)"))
    said = spoken(grade("check", folder))
    assert "mean raised ImportError: pytest.approx is not available here" in said


def test_an_exercise_that_was_released_again_is_noted_until_it_is_done(folder: Path) -> None:
    write(folder, SUMMED)
    assert "released again" not in spoken(grade("check", folder))
    facts = json.loads((folder / "exercise.json").read_text())
    (folder / "exercise.json").write_text(json.dumps({**facts, "stub": "another"}))
    assert "released again since you began" in spoken(grade("check", folder))
    assert "released again since you began" in spoken(grade("check", folder))
    write(folder, GOOD)
    grade("check", folder)
    assert "released again" not in spoken(grade("check", folder))


def test_a_file_that_is_no_python_is_told_with_its_line(folder: Path) -> None:
    write(folder, "def total(x:\n    return 1\n")
    result = grade("check", folder)
    assert result.exit_code == 1
    assert "line 1 of tiny.py is not valid Python" in spoken(result)


def test_a_loop_that_never_ends_is_stopped_and_the_others_are_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LIMIT", 0.5)
    write(folder, LOOP)
    said = spoken(grade("check", folder))
    assert "total (line 5 of tiny.py) did not come back within 0.5 seconds" in said or "total (line 4" in said
    assert "✓ walk keeps the first component" in said


def test_a_file_that_never_ends_loading_is_noted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "LIMIT", 0.5)
    write(folder, f"{GOOD}\nwhile True:\n    pass\n")
    said = spoken(grade("check", folder))
    assert "loading did not end within 0.5 seconds" in said
    assert "3 of 3 public checks pass" in said


def test_ctrl_c_says_which_function_was_running(folder: Path) -> None:
    write(folder, "import _thread\n" + LOOP.replace("x = x", "_thread.interrupt_main()"))
    result = grade("check", folder)
    assert result.exit_code == 1
    assert "Stopped while total (line " in spoken(result)


def test_ctrl_c_while_the_file_loads_says_so(folder: Path) -> None:
    write(folder, f"{GOOD}\nimport _thread\nwhile True:\n    _thread.interrupt_main()\n")
    result = grade("check", folder)
    assert result.exit_code == 1
    assert "Stopped while the file was loaded" in spoken(result)


@pytest.mark.parametrize(
    "name", ["nothing-there.py", "handout.md", "test_tiny.py"], ids=["absent", "no code", "the checks"]
)
def test_a_wrong_command_line_ends_with_2(folder: Path, name: str) -> None:
    assert grade("check", folder / name).exit_code == 2


def test_a_folder_without_an_exercise_ends_with_2_and_says_where_to_go(tmp_path: Path) -> None:
    result = grade("check", tmp_path)
    assert result.exit_code == 2
    assert "change into the folder of one" in spoken(result)


def test_a_file_beside_the_exercises_belongs_to_none(folder: Path) -> None:
    result = grade("check", write(folder.parent, GOOD))
    assert result.exit_code == 2
    assert "lies in no exercise's folder" in spoken(result)


def test_a_damaged_release_is_told(folder: Path) -> None:
    (folder / "exercise.json").write_text("{")
    result = grade("check", folder)
    assert result.exit_code == 1
    assert "unzip the release again" in spoken(result)


def test_a_courses_own_folder_works_without_tables_and_says_so(folder: Path) -> None:
    (folder / "exercise.json").unlink()
    write(folder, SUMMED)
    result = grade("check", folder)
    assert result.exit_code == 1
    said = spoken(result)
    assert "mean returned 9" in said
    assert "no released tables" in said
    assert "Summed instead of averaged" not in said


def test_what_a_student_prints_raises_or_returns_cannot_move_the_terminal(folder: Path) -> None:
    evil = "\\x1b[2J\\x1b]0;owned\\x07\\u202e"
    source = GOOD.replace("return np.sum(x)", f"raise ValueError('{evil}')").replace(
        "return np.mean(x)", f"return '{evil}'"
    )
    write(folder, f"print('{evil}')\n{source}")
    output = grade("check", folder).output
    assert "⟨1B⟩" in output
    assert not {"\x1b", "\x07", "\u202e"} & set(output)


def test_several_exercises_show_progress_and_what_comes_next(folder: Path) -> None:
    second = shutil.copytree(folder, folder.parent / "02-second")
    facts = (second / "exercise.json").read_text()
    (second / "exercise.json").write_text(facts.replace('"01-tiny"', '"02-second"'))
    write(folder, GOOD)
    result = grade("check", folder.parent)
    assert result.exit_code == 1
    said = spoken(result)
    assert "✓ 01-tiny · Small steps 3 of 3 public checks" in said
    assert "○ 02-second" in said
    assert "1 of 2 exercises pass their public checks" in said
    assert "Next: begin with 02-second" in said
    write(second, SUMMED)
    assert "Next: go on with 02-second" in spoken(grade("check", folder.parent))
    write(second, GOOD)
    assert grade("check", folder.parent).exit_code == 0


def test_watching_checks_again_on_save_and_ends_with_ctrl_c(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, SUMMED)
    steps = iter([lambda: write(folder, GOOD + "\n"), lambda: None])

    def sleep(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(watch.time, "sleep", sleep)
    result = grade("check", folder, "--watch")
    assert result.exit_code == 0
    before, after = result.output.split("Watching:")[:2]
    assert "2 of 3 public checks pass" in before
    assert "3 of 3 public checks pass" in after
    assert result.output.endswith("Stopped watching.\n")


def test_watching_sees_the_file_that_was_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = write(folder, SUMMED, "mine.py")

    def sleep(_: float) -> None:
        if mine.read_text() == GOOD:
            raise KeyboardInterrupt
        write(folder, GOOD, "mine.py")

    monkeypatch.setattr(watch.time, "sleep", sleep)
    assert "3 of 3 public checks pass" in grade("check", mine, "--watch").output


def test_public_checks_that_need_pytest_itself_are_run_by_pytest(folder: Path) -> None:
    text = (folder / "test_tiny.py").read_text().replace("import numpy as np", "import numpy as np\nimport pytest", 1)
    fixture = "@pytest.fixture\ndef three():\n    return np.array([1.0, 2.0, 6.0])\n\n\ndef test_fixture(three):\n"
    (folder / "test_tiny.py").write_text(f"{text}\n\n{fixture}    assert tiny.mean(three) == 3\n")
    write(folder, SUMMED)
    result = grade("check", folder)
    assert "2 of 4 public checks pass" in spoken(result)
    assert "Summed instead of averaged" in spoken(result)
