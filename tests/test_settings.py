import pytest

from bot.errors import SettingsError
from bot.settings import Settings


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


@pytest.mark.parametrize(("text", "words"), [("prot = 1", "'prot'"), ("port = ", "not valid TOML")])
def test_wrong_files_are_errors(tmp_path, text, words):
    (tmp_path / "briefing.toml").write_text(text)
    with pytest.raises(SettingsError, match=words):
        Settings()
