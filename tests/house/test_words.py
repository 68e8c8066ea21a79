"""The documentation is tested: every setting and every command is named, and none that does not exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def text(*paths: str) -> str:
    return "\n".join((ROOT / path).read_text() for path in paths)


def settings_read() -> set[str]:
    """Names that settings, containers and their entrypoint take from the environment."""
    python = re.findall(
        r"""env\.\w+\(\s*"([A-Z_]+)\"""", text("casetracker/env.py", "casetracker/settings.py")
    )
    return set(python) | set(re.findall(r"\$\{([A-Z_]+)", text("docker/compose.yaml")))


def settings_explained() -> set[str]:
    return set(re.findall(r"^#?([A-Z_]+)=", text(".env.example"), re.MULTILINE))


def test_example_names_every_setting_and_no_other() -> None:
    assert settings_explained() == settings_read()


def test_readme_names_every_command() -> None:
    commands = {path.stem for path in (ROOT / "disputes/management/commands").glob("[a-z]*.py")}

    assert {command for command in commands if f"manage.py {command}" not in text("README.md")} == set()


def test_every_target_of_make_is_named() -> None:
    targets = re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE)

    named = text("README.md", "CONTRIBUTING.md")

    assert {target for target in targets if f"make {target}" not in named} == set()
