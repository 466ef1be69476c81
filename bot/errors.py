"""Every error that this project raises on purpose; each message says what happened, to what, and what to do."""


class BriefingError(Exception):
    """Root of all expected errors. Entry points print its message and stop; nothing else does."""


class SettingsError(BriefingError):
    """A setting is unknown or has a value that cannot be used."""


class ArchiveNotFound(BriefingError):
    """There is no archive in the folder that was named."""


class ArchiveMismatch(BriefingError):
    """The archive was built with another embedding model, dimension or chunking than the settings ask for, or has an older format."""


class ArchiveLocked(BriefingError):
    """Another process is writing to the archive."""


class ArchiveDamaged(BriefingError):
    """The archive's files cannot be read as an archive."""


class VectorStoreUnavailable(BriefingError):
    """The Chroma store (folder or server) does not answer."""


class ModelUnavailable(BriefingError):
    """An embedding or chat model cannot be loaded or does not answer."""


class ArticleNotFound(BriefingError):
    """No article in the archive has the given id or URL."""


class ReadError(BriefingError):
    """An input (file or one record in it) cannot be read as an article."""


class PromptError(BriefingError):
    """A prompt template is missing or does not hold the variables that the code fills in."""


class QuestionError(BriefingError):
    """A question, its history or its filters cannot be used as given."""


def interrupt_handled() -> None:
    """Have `python -m` end with the status that it is given, after a KeyboardInterrupt was caught.

    An interrupt that leaves `exec` of a string, as dataclasses do where they are defined, is remembered until the next such call,
    and the process would end by SIGINT whatever its status (CPython 3.11: `run_eval_code_obj`, `Py_RunMain`).
    """
    exec("")
