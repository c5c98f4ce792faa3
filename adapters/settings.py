"""What an owner can set, by the environment. A secret may also stand in a file: NAME_FILE holds its path.

Names of our own begin with WHICHFRAMEWORK_; the platforms' tokens keep the names that their documentation uses. Nothing
is read when this module is imported.
"""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

PREFIX = "WHICHFRAMEWORK_"


def _own(name: str) -> AliasChoices:
    return AliasChoices(name, f"{PREFIX}{name}".upper())


def _platform(name: str, variable: str) -> AliasChoices:
    return AliasChoices(name, variable)


class Settings(BaseSettings):
    """Every setting with its default."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)

    pack: Path | None = Field(None, validation_alias=_own("pack"), description="Folder of another knowledge pack.")
    overlay: Path | None = Field(
        None, validation_alias=_own("overlay"), description="Folder of your own rules and excerpts, laid over the pack."
    )
    database_url: str = Field(
        "", validation_alias=_own("database_url"), description="sqlite:///PATH or postgresql://...; a file by default."
    )
    durable: bool = Field(
        True, validation_alias=_own("durable"), description="Whether SQLite survives a power failure (a little slower)."
    )
    keep_days: int = Field(
        30, ge=1, validation_alias=_own("keep_days"), description="Days after which an idle conversation is deleted."
    )
    keep_texts: bool = Field(
        False,
        validation_alias=_own("keep_texts"),
        description="Whether words that were not understood are kept for `whichframework stats`, as long as a "
        "conversation is; “forget me” deletes them too.",
    )
    turns_per_minute: int = Field(
        30, ge=1, validation_alias=_own("turns_per_minute"), description="Turns that one person may take in a minute."
    )
    workspace_turns_per_minute: int = Field(
        600, ge=1, validation_alias=_own("workspace_turns_per_minute"), description="The same for a whole workspace."
    )
    log_format: Literal["auto", "json", "pretty"] = Field(
        "auto", validation_alias=_own("log_format"), description="auto: pretty in a terminal, JSON elsewhere."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", validation_alias=_own("log_level"))
    operations_host: str = Field("127.0.0.1", validation_alias=_own("operations_host"))
    operations_port: int = Field(
        9090,
        ge=0,
        le=65535,
        validation_alias=_own("operations_port"),
        description="Port of /healthz, /readyz and /metrics; 0 chooses a free one.",
    )
    stop_seconds: float = Field(
        8.0, gt=0, validation_alias=_own("stop_seconds"), description="Time for answers under way when told to stop."
    )

    slack_mode: Literal["socket", "http"] = Field("socket", validation_alias=_platform("slack_mode", "SLACK_MODE"))
    slack_bot_token: SecretStr = Field(SecretStr(""), validation_alias=_platform("slack_bot_token", "SLACK_BOT_TOKEN"))
    slack_app_token: SecretStr = Field(SecretStr(""), validation_alias=_platform("slack_app_token", "SLACK_APP_TOKEN"))
    slack_signing_secret: SecretStr = Field(
        SecretStr(""), validation_alias=_platform("slack_signing_secret", "SLACK_SIGNING_SECRET")
    )
    slack_client_id: str = Field("", validation_alias=_platform("slack_client_id", "SLACK_CLIENT_ID"))
    slack_client_secret: SecretStr = Field(
        SecretStr(""), validation_alias=_platform("slack_client_secret", "SLACK_CLIENT_SECRET")
    )
    slack_redirect_url: str = Field("", validation_alias=_platform("slack_redirect_url", "SLACK_REDIRECT_URL"))
    slack_api_url: str = Field("https://slack.com/api/", validation_alias=_platform("slack_api_url", "SLACK_API_URL"))
    slack_authorize_url: str = Field(
        "https://slack.com/oauth/v2/authorize", validation_alias=_platform("slack_authorize_url", "SLACK_AUTHORIZE_URL")
    )
    slack_host: str = Field("127.0.0.1", validation_alias=_platform("slack_host", "SLACK_HOST"))
    slack_port: int = Field(3000, ge=0, le=65535, validation_alias=_platform("slack_port", "SLACK_PORT"))

    discord_token: SecretStr = Field(SecretStr(""), validation_alias=_platform("discord_token", "DISCORD_TOKEN"))
    discord_api_url: str = Field("", validation_alias=_platform("discord_api_url", "DISCORD_API_URL"))
    discord_gateway_url: str = Field("", validation_alias=_platform("discord_gateway_url", "DISCORD_GATEWAY_URL"))
    discord_shard_count: int | None = Field(
        None, ge=1, validation_alias=_platform("discord_shard_count", "DISCORD_SHARD_COUNT")
    )
    discord_shard_ids: Annotated[tuple[int, ...], NoDecode] = Field(
        (), validation_alias=_platform("discord_shard_ids", "DISCORD_SHARD_IDS")
    )

    @field_validator("discord_shard_ids", mode="before")
    @classmethod
    def _separated(cls, value: Any) -> Any:
        """Shard ids are written with commas: 0,1,2."""
        return [part for part in value.replace(" ", "").split(",") if part] if isinstance(value, str) else value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take arguments, then the environment, then files that the environment names."""
        del dotenv_settings, file_secret_settings
        return (init_settings, env_settings, _NamedFiles(settings_cls))


class _NamedFiles(PydanticBaseSettingsSource):
    """Values from files named by NAME_FILE, as containers mount secrets."""

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        """Return the contents of the file that the environment names for a setting."""
        alias = field.validation_alias
        for name in (str(choice) for choice in alias.choices[1:]) if isinstance(alias, AliasChoices) else ():
            file = os.environ.get(f"{name}_FILE")
            if file:
                return Path(file).read_text(encoding="utf-8").strip(), field_name, False
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return all that such files hold."""
        found = {}
        for name, field in self.settings_cls.model_fields.items():
            value, key, _ = self.get_field_value(field, name)
            if value:
                found[key] = value
        return found
