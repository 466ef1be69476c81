"""All settings in one class. Sources, strongest first: arguments, `BRIEFING_*` environment, `briefing.toml`, defaults."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from bot.errors import SettingsError
from bot.models.bundled import RERANKER

PREFIX = "BRIEFING_"
TOML_FILE = "briefing.toml"
CONFIG_VARIABLE = PREFIX + "CONFIG"


def config_file() -> Path:
    """The settings file in force: `BRIEFING_CONFIG` if set, else `briefing.toml` in the working directory."""
    return Path(os.environ.get(CONFIG_VARIABLE) or TOML_FILE)


class Settings(BaseSettings):
    """Settings of the whole program; unknown keys are errors. Frozen once made.

    What a setting means stands in the `description` of its field, which `briefing settings` prints; `docs/settings.md` says more.

    Args:
        values: settings by field name; they are stronger than the environment and the file.

    Raises:
        SettingsError: an unknown key or a value that does not fit, from any source, with its name and the remedy.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True, validate_default=True, env_ignore_empty=True)

    archive: Path = Field(Path("archive"), description="Folder of the archive.")
    embedding_model: str = Field(
        "all-MiniLM-L6-v2",
        min_length=1,
        description="A sentence-transformers model: the default from the installed wheel, any other name, or a folder.",
    )
    embedding_batch: int = Field(32, ge=1, le=4096, description="Most passages embedded at a time.")
    embedding_backend: Literal["auto", "onnx", "torch"] = Field(
        "auto",
        description="What runs the embedding model: onnx an export made once, torch the original, auto the export where it can be made.",
    )
    reranker: str = Field(
        RERANKER,
        min_length=1,
        description="Cross-encoder that scores sentences: the bundled one, a name or folder of sentence-transformers, or off.",
    )
    cache: Path | None = Field(None, description="Folder that exported models are kept in; unset for the user's cache folder.")
    chunk_chars: int = Field(750, ge=200, le=8000, description="Most characters in a passage.")
    chroma_url: str | None = Field(None, description="http(s) address of a Chroma server; unset for the embedded store inside the archive.")
    keyword_weight: float = Field(0.7, ge=0, le=1, description="Share of the keyword score in the fused score; the rest is the vectors'.")
    max_sentences: int = Field(4, ge=1, le=20, description="Most statements in an answer to a question.")
    briefing_sentences: int = Field(10, ge=1, le=40, description="Most statements in a briefing.")
    chat_model: str | None = Field(None, description="provider:model of a LangChain chat model; unset for extractive answers.")
    chat_base_url: str | None = Field(None, description="Base URL of the chat model's server, where it is not the provider's own.")
    chat_timeout: float = Field(60, gt=0, le=3600, description="Seconds to wait for the chat model.")
    chat_max_tokens: int = Field(700, ge=16, le=32000, description="Most tokens that the chat model may write.")
    host: str = Field("127.0.0.1", min_length=1, description="Address that the page is served on.")
    port: int = Field(7860, ge=1, le=65535, description="Port that the page is served on.")

    @field_validator("archive", "cache")
    @classmethod
    def _home(cls, value: Path | None) -> Path | None:
        return value and value.expanduser()

    @field_validator("chroma_url", "chat_base_url")
    @classmethod
    def _http(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value

    @field_validator("chat_model")
    @classmethod
    def _provider(cls, value: str | None) -> str | None:
        if value is not None and not all(value.partition(":")):
            raise ValueError("must be provider:model, for example openai:gpt-4o-mini or ollama:llama3.2")
        return value

    def __init__(self, **values: Any) -> None:
        _reject_unknown_variables(set(type(self).model_fields))
        _check_config_file()
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise SettingsError(_explain(error)) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{config_file()} is not valid TOML: {error}. Correct that line or remove the file.") from error
        except OSError as error:
            raise SettingsError(f"{config_file()} cannot be read ({error.strerror}). Correct its permissions or remove it.") from error

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then the file; no .env and no secrets folder."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=config_file())

    def origins(self) -> dict[str, str]:
        """For each setting, where a fresh `Settings()` takes it from: an environment variable, the file, or `default`."""
        path = config_file()
        in_file = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
        variables = {name.upper(): name for name in os.environ}
        found = {}
        for name in type(self).model_fields:
            variable = variables.get((PREFIX + name).upper())
            found[name] = f"environment {variable}" if variable and os.environ[variable] else str(path) if name in in_file else "default"
        return found


def _reject_unknown_variables(known: set[str]) -> None:
    allowed = {(PREFIX + name).upper() for name in known} | {CONFIG_VARIABLE}
    unknown = sorted(name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in allowed)
    if unknown:
        raise SettingsError(f"Unknown environment variable {', '.join(unknown)}. Unset it, or use one of: {', '.join(sorted(allowed))}.")


def _check_config_file() -> None:
    if os.environ.get(CONFIG_VARIABLE) and not config_file().is_file():
        raise SettingsError(f"{CONFIG_VARIABLE} names {config_file()}, which is not a file. Correct it, or unset it.")


def _explain(error: ValidationError) -> str:
    lines = []
    for fault in error.errors():
        name = ".".join(str(part) for part in fault["loc"])
        if fault["type"] == "extra_forbidden":
            lines.append(
                f"Unknown setting {name!r} (in {config_file()} or in the call). Remove it, or see `briefing settings` for the names."
            )
        else:
            message = fault["msg"].removeprefix("Value error, ")
            lines.append(
                f"Setting {name} = {fault['input']!r} cannot be used: {message}. Set {PREFIX}{name.upper()} or {name} in {config_file()}."
            )
    return "\n".join(lines)
