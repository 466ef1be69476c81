"""Whether an archive's statements were attributed by the rules of this program, and doing so anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.archive.upgrade import Standing, standing
from bot.archive.upgrade import upgrade as upgrade_archive
from ingest.quotes import VERSION, attribute

if TYPE_CHECKING:
    from bot.archive.archive import Archive
    from bot.settings import Settings
    from ingest.indexer import Outcome


def upgrade(settings: Settings) -> Iterator[Outcome]:
    """Bring the archive of these settings to this program's format, and attribute its statements by this program's rules.

    Nothing is embedded again. An archive that is up to date is left alone.

    Yields:
        One Outcome (`upgraded`) an article, as the work goes on. All of them count at the end, together: an iterator that is
        left before it ended, or fails, changes nothing.

    Raises:
        ArchiveNotFound: there is no archive.
        ArchiveLocked: somebody else is writing.
        ArchiveDamaged: its files cannot be used.
    """
    from ingest.indexer import Outcome

    for done in upgrade_archive(Path(settings.archive), attribute, VERSION):
        yield Outcome("upgraded", done.source or done.id, done.title, done.id, done=done.done, total=done.total)


def standing_of(settings: Settings) -> Standing:
    """The format of an archive, and the rules that attributed its statements.

    Raises:
        ArchiveNotFound, ArchiveDamaged: it cannot be told.
    """
    return standing(Path(settings.archive))


def stale(archive: Archive) -> str | None:
    """What to know and do if an archive's statements were attributed by other rules than this program's, or None."""
    if archive.attribution == VERSION or not archive.searched().articles:
        return None
    return (
        f"The statements of {archive.folder} were attributed by rules {archive.attribution or 'of an unknown version'}, this program has rules "
        f"{VERSION}. They can be used as they are; to find them anew: python -m ingest upgrade {archive.option}"
    )
