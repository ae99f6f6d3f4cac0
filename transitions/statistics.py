"""``transitions statistics``: the counts files of many vaults added up, year by year.

Exit codes: 0 every counts file of the folder is in · 1 some were left out, and which is told · 2 there was
nothing to add up, or it could not be written · 130 ended with Ctrl-C before anything was written.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TextIO

from transitions.application.ports import Press
from transitions.domain.counts import LONGEST, CountsFile, NewerCounts, NotCounts, add_up, read_counts
from transitions.domain.counts_table import Year, count_tables, counts_sheet, row_in_words
from transitions.domain.sheet import CountTables
from transitions.domain.texts import Texts
from transitions.exit_codes import STOPPED
from transitions.export.chart import draw_bars
from transitions.export.listing import Cell, write_list

COMPLETE, INCOMPLETE, NOTHING = range(3)
COLUMNS = ("year", "table", "what", "count", "share")

Found = tuple[str, CountsFile]
"""A file by its name, read."""


class Made(NamedTuple):
    """A year's files by their kind, finished; ``lines`` are the tables for the terminal."""

    name: str
    files: Mapping[str, bytes]
    lines: Sequence[str]


class OneLine:
    """A line on a terminal that takes its own place; elsewhere nothing is said."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._width = stream, 0

    def show(self, text: str) -> None:
        """These words in place of the last; none clear the line."""
        if self._stream.isatty():
            self._stream.write(f"\r{text:<{self._width}}" + ("" if text else "\r"))
            self._stream.flush()
            self._width = len(text)


@dataclass(frozen=True)
class Statistics:
    """Adds up what lies in ``folder`` and writes it to ``out``; ``tell`` says a line.

    Practice files and real ones are never added up together. One vault's numbers are never told apart.
    ``went`` hears how far it is, and nothing when that is over.
    """

    folder: Path
    out: Path
    practice: bool
    texts: Texts
    press: Press
    tell: Callable[[str], object]
    went: Callable[[str], object] = lambda _: None
    left_out: list[str] = field(default_factory=list)

    def run(self) -> int:
        """Do it; the answer is the exit code."""
        try:
            made = self._make()
            self._write(made)
        except KeyboardInterrupt:
            self.went("")
            self._say("stopped")
            return STOPPED
        except OSError:
            self.went("")
            self._say("unwritten")
            return NOTHING
        self._report(made)
        if not made:
            return NOTHING
        return INCOMPLETE if self.left_out else COMPLETE

    def _make(self) -> Sequence[Made]:
        years = self._years(tuple(self._wanted(tuple(self._read()))))
        made = []
        for year in sorted(years):
            self._say_how_far("adding", year=str(year))
            made.append(self._made(year, years[year]))
        return made

    def _read(self) -> Iterator[Found]:
        paths = self._paths()
        for place, path in enumerate(paths, start=1):
            self._say_how_far("reading", place=str(place), count=str(len(paths)))
            counts = self._counts_in(path)
            if counts is not None:
                yield path.name, counts

    def _paths(self) -> Sequence[Path]:
        if not self.folder.is_dir():
            return ()
        return [path for path in sorted(self.folder.iterdir()) if path.suffix.lower() == ".json"]

    def _counts_in(self, path: Path) -> CountsFile | None:
        try:
            with path.open("rb") as file:
                content = file.read(LONGEST + 1)
            if len(content) > LONGEST:
                raise NotCounts
            return read_counts(content)
        except OSError:
            self._leave_out("unreadable", path.name)
        except NotCounts:
            self._leave_out("not_counts", path.name)
        except NewerCounts:
            self._leave_out("newer", path.name)
        except ValueError:
            self._leave_out("damaged", path.name)
        return None

    def _wanted(self, found: Sequence[Found]) -> Iterator[Found]:
        for name, counts in found:
            if counts.practice == self.practice:
                yield name, counts
            else:
                self._leave_out("of_practice" if counts.practice else "not_of_practice", name)

    def _years(self, found: Sequence[Found]) -> dict[int, list[CountsFile]]:
        """Each vault once a year, by its latest file."""
        years: dict[int, list[CountsFile]] = {}
        alike: dict[tuple[int, str], list[Found]] = {}
        for name, counts in found:
            alike.setdefault((counts.year, counts.vault), []).append((name, counts))
        for (year, _), files in alike.items():
            latest = self._latest(files)
            if latest is not None:
                years.setdefault(year, []).append(latest)
        return years

    def _latest(self, files: Sequence[Found]) -> CountsFile | None:
        newest = max(counts.edition for _, counts in files)
        last = [each for each in files if each[1].edition == newest]
        first, latest = last[0]
        for name, counts in files:
            if counts.edition < newest:
                self._leave_out("older", name, other=first)
            elif name != first and counts == latest:
                self._leave_out("same", name, other=first)
        if all(counts == latest for _, counts in last):
            return latest
        self._leave_out("different", ", ".join(name for name, _ in last))
        return None

    def _made(self, year: int, files: Sequence[CountsFile]) -> Made:
        whose = Year(self._place(files), year, len(files), self.practice)
        tables = count_tables(whose, add_up(files), self.texts)
        made = {
            "pdf": self.press.print_sheet(counts_sheet(tables, self.texts)),
            "csv": write_list(self._list(year, tables)),
            "svg": draw_bars(tables),
        }
        name = f"{'oevelse-' if self.practice else ''}statistik-{year}"
        return Made(name, made, tuple(_lines(tables)))

    def _write(self, made: Sequence[Made]) -> None:
        """All of it beside what is there first; then it takes its place, and Ctrl-C waits for that."""
        if not made:
            return
        self.out.mkdir(parents=True, exist_ok=True)
        with ExitStack() as calm, TemporaryDirectory(dir=self.out, prefix=".statistik-") as aside:
            written = [path for year in made for path in _write_year(year, Path(aside))]
            calm.enter_context(_undisturbed())
            for path in written:
                path.replace(self.out / path.name)

    def _report(self, made: Sequence[Made]) -> None:
        self.went("")
        for year in made:
            for line in year.lines:
                self.tell(line)
            self._say("written", name=year.name, folder=str(self.out))
        for line in self.left_out:
            self.tell(line)
        if not made:
            self._say("nothing")

    def _place(self, files: Sequence[CountsFile]) -> str:
        """The municipality; several where somebody put files of several into one folder."""
        names = sorted({counts.municipality.strip() for counts in files})
        told = [name for name in names if name and not self.press.unprintable(name)]
        return ", ".join(told) or self.texts.say("statistics.somewhere")

    def _list(self, year: int, tables: CountTables) -> Iterator[Sequence[Cell]]:
        yield [self.texts.say(f"statistics.column.{name}") for name in COLUMNS]
        for table in tables.tables:
            for row in table.rows:
                count: Cell = tables.unshown if row.count is None else row.count
                yield year, table.title, row.label, count, row.percent
        for note in ("ØVELSE" * tables.practice, *tables.notes):
            if note:
                yield "", note

    def _leave_out(self, why: str, file: str, **named: str) -> None:
        self.left_out.append(self.texts.say(f"statistics.left_out.{why}", file=file, **named))

    def _say_how_far(self, text_id: str, **named: str) -> None:
        self.went(self.texts.say(f"statistics.{text_id}", **named))

    def _say(self, text_id: str, **named: str) -> None:
        self.tell(self.texts.say(f"statistics.{text_id}", **named))


def _write_year(year: Made, folder: Path) -> Iterator[Path]:
    for kind, content in year.files.items():
        path = folder / f"{year.name}.{kind}"
        path.write_bytes(content)
        yield path


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C does nothing meanwhile."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _lines(tables: CountTables) -> Iterator[str]:
    """The tables as they stand on the terminal."""
    yield f"{tables.title}{' · ØVELSE' if tables.practice else ''}"
    yield tables.notes[0]
    width = max(len(row.label) for table in tables.tables for row in table.rows) if tables.tables else 0
    for table in tables.tables:
        yield ""
        yield table.title
        for row in table.rows:
            yield f"  {row.label:<{width}}  {row_in_words(row, tables.unshown)}"
    yield ""
    yield from tables.notes[1:]
