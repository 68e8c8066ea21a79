"""The documentation is tested: every setting and every command that exists is named, and none that does not."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text() if (ROOT / "README.md").exists() else ""


def text(*paths):
    return "\n".join((ROOT / path).read_text() for path in paths)


def settings_read():
    """Names that settings, containers and their entrypoint take from the environment."""
    python = re.findall(
        r"""env\.\w+\(\s*"([A-Z_]+)\"""", text("casetracker/env.py", "casetracker/settings.py")
    )
    return set(python) | set(re.findall(r"\$\{([A-Z_]+)", text("docker/compose.yaml")))


def settings_explained():
    return set(re.findall(r"^#?([A-Z_]+)=", text(".env.example"), re.MULTILINE))


def test_example_names_every_setting_and_no_other():
    assert settings_explained() == settings_read()


def test_readme_names_every_command():
    commands = {path.stem for path in (ROOT / "disputes/management/commands").glob("[a-z]*.py")}

    assert {command for command in commands if f"manage.py {command}" not in README} == set()


def test_readme_names_the_commands_of_make():
    targets = re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE)

    assert {target for target in targets if f"make {target}" not in README} == set()
