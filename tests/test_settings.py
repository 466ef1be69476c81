import pytest

from bot.errors import SettingsError
from bot.settings import Settings


@pytest.fixture(autouse=True)
def file(monkeypatch, tmp_path):
    path = tmp_path / "briefing.toml"
    path.write_text("")
    monkeypatch.setenv("BRIEFING_CONFIG", str(path))
    return path


def test_environment_beats_file_beats_default(monkeypatch, tmp_path):
    (tmp_path / "briefing.toml").write_text('port = 8000\nhost = "0.0.0.0"\n')
    monkeypatch.setenv("BRIEFING_PORT", "9000")
    settings = Settings()
    assert (settings.port, settings.host, settings.chunk_chars) == (9000, "0.0.0.0", 750)
    origins = settings.origins()
    assert origins["port"] == "environment BRIEFING_PORT"
    assert origins["host"].endswith("briefing.toml")
    assert origins["chunk_chars"] == "default"


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("BRIEFING_PORTT", "1", "Unknown environment variable BRIEFING_PORTT"),
        ("BRIEFING_PORT", "many", "Setting port = 'many'"),
        ("BRIEFING_CHAT_MODEL", "gpt", "provider:model"),
        ("BRIEFING_CHROMA_URL", "localhost:8000", "http://"),
        ("BRIEFING_KEYWORD_WEIGHT", "2", "BRIEFING_KEYWORD_WEIGHT"),
    ],
)
def test_wrong_variables_are_errors_that_name_the_remedy(monkeypatch, variable, value, words):
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=words):
        Settings()


@pytest.mark.parametrize(
    ("content", "words"), [(b"prot = 1", "'prot'"), (b"port = ", "not valid TOML"), (b'host = "\xe9"', "not valid TOML")]
)
def test_wrong_files_are_errors(file, content, words):
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=words):
        Settings()


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_settings_file_that_was_named_and_is_not_there_is_an_error(monkeypatch, tmp_path, name):
    monkeypatch.setenv("BRIEFING_CONFIG", str(tmp_path / name))
    with pytest.raises(SettingsError, match=r"BRIEFING_CONFIG names .* not a file"):
        Settings()


def test_the_archive_may_stand_in_the_home_folder(monkeypatch, file):
    monkeypatch.setenv("HOME", "/home/quill")
    file.write_text('archive = "~/news"')
    assert str(Settings().archive) == "/home/quill/news"
