"""What has been read so far, folder by folder; a file with mistakes leaves what stood there before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from transitions.catalogue.anchors_file import lacking, read_anchors
from transitions.catalogue.languages import Languages
from transitions.catalogue.mistakes import CatalogueError, Mistake
from transitions.catalogue.policy_file import merged_policy
from transitions.catalogue.sentence_file import is_language
from transitions.catalogue.sentences import listed, unknown
from transitions.catalogue.toml_file import D, Toml, TomlFile
from transitions.catalogue.translations import Translations
from transitions.domain.form import Form
from transitions.domain.glossary import Glossary
from transitions.domain.guard import Guard
from transitions.domain.guide import Anchors, Guide
from transitions.domain.handbook import Handbook, HelpPage
from transitions.domain.leaflet import Leaflet, LeafletId
from transitions.domain.model import DANISH
from transitions.domain.phrases import PhraseBank
from transitions.domain.policy import Policy
from transitions.domain.scale import Scale

FORM_ID = "overgangsskema"
NEVER_LEAVES = frozenset({"cpr", "custody", "protection"})
"""Sources whose fields every form, also the municipality's, must keep ``internal``."""

Taking = Callable[[TomlFile], None]


class Shelf:
    """The definitions of the folders taken so far, every mistake found in them, and every gap."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.gaps: list[Mistake] = []
        self.forms: dict[str, Form] = {}
        self.scales: dict[str, Scale] = {}
        self.guides: dict[str, Guide] = {}
        self.phrases = PhraseBank(form=FORM_ID, source="")
        self.anchors: dict[str, Anchors] = {}
        self.leaflets: dict[LeafletId, Leaflet] = {}
        self.pictures: dict[str, Path] = {}
        self.words: tuple[str, ...] = ()
        self.common: tuple[str, ...] = ()
        self._policy: Policy | None = None
        self._policy_toml: Toml = {}
        self._glossary: Glossary | None = None
        self._guard: Guard | None = None
        self._help: dict[str, HelpPage] = {}
        self.languages = Languages()
        self.translations = Translations()

    def take(self, folder: Path) -> None:
        """Read one folder; only the first must be complete."""
        first = self._policy is None
        self._take_each(folder, "forms", self._take_form)
        self._take_each(folder, "scales", self._take_scale)
        self._take_each(folder, "guides", self._take_guide)
        self._take_each(folder, "phrases", self._take_phrases)
        self._take_each(folder, "anchors", partial(self._take_anchors, first=first))
        self._take_each(folder, "leaflets", self._take_leaflet)
        self._take_help(folder)
        self._take_one(folder, "policy.toml", self._take_policy, required=first)
        self._take_one(folder, "glossary/da.toml", self._take_glossary, required=first)
        self._take_texts(folder, first=first)
        self._take_each(folder, "translations", partial(self.translations.take, first=first))
        if first:
            self._take_once(folder)

    def refuse_mistakes(self) -> None:
        """Raise CatalogueError if a mistake was found."""
        if self.mistakes:
            raise CatalogueError(self.mistakes)

    @property
    def policy(self) -> Policy:
        """The municipality's rules."""
        return _read(self._policy)

    @property
    def glossary(self) -> Glossary:
        """The shared words."""
        return _read(self._glossary)

    @property
    def guard(self) -> Guard:
        """The wording guard."""
        return _read(self._guard)

    @property
    def handbook(self) -> Handbook:
        """The pages of the guide in their order."""
        pages = sorted(self._help.values(), key=lambda page: (page.place, page.id))
        return Handbook(pages=tuple(pages))

    def _take_form(self, file: TomlFile) -> None:
        form = file.definition(Form)
        if form is None:
            return
        if form.id != FORM_ID:
            message = f'Programmet bruger skemaet "{FORM_ID}"; "{form.id}" bliver ikke brugt.'
            file.note("", message, f'Kald både filen og id "{FORM_ID}".')
        elif not self._leaks(form, file):
            self.forms[form.id] = form

    def _leaks(self, form: Form, file: TomlFile) -> bool:
        before = len(self.mistakes)
        for field in form.fields():
            if field.source in NEVER_LEAVES and field.category != "internal":
                where = f'afsnit "{form.section_of(field.id).title.danish}", felt "{field.id}"'
                message = f'Feltet viser "{field.source}" og må aldrig komme med til dagtilbuddet.'
                file.note(where, message, 'Skriv category = "internal".')
        return len(self.mistakes) > before

    def _take_scale(self, file: TomlFile) -> None:
        scale = file.definition(Scale)
        if scale is None:
            return
        if scale.id in self.scales:
            message = f'Skalaen "{scale.id}" følger med programmet og kan ikke erstattes.'
            file.note("", message, "Giv filen og id et andet navn.")
        else:
            self.scales[scale.id] = scale

    def _take_guide(self, file: TomlFile) -> None:
        toml = file.read()
        if toml is None or self._scale_of(file, toml) is None:
            return
        below = self.guides.get(file.path.stem)
        base = {} if below is None else below.model_dump(mode="json")
        guide = file.validated(Guide, {**base, **toml})
        if guide is not None:
            self.guides[guide.scale] = guide

    def _take_phrases(self, file: TomlFile) -> None:
        """Phrase by phrase: one with an id that is known replaces it."""
        toml = file.read()
        bank = None if toml is None else file.validated(PhraseBank, toml)
        if toml is None or bank is None or not file.is_named(toml, "form"):
            return
        form = self.forms.get(bank.form)
        if form is None and bank.form == FORM_ID:
            return  # told of the form itself
        known = {field.id for field in form.fields()} if form else set()
        strays = [(p.id, field) for p in bank.phrases for field in p.fields if field not in known]
        for phrase, field in strays:
            file.note(f'ord "{phrase}"', unknown("Feltet", field, known), "Ret navnet, eller slet det.")
        if not strays:
            phrases = {phrase.id: phrase for phrase in (*self.phrases.phrases, *bank.phrases)}
            self.phrases = bank.model_copy(update={"phrases": tuple(phrases.values())})

    def _take_leaflet(self, file: TomlFile) -> None:
        leaflet = file.definition(Leaflet)
        if leaflet is not None:
            self.leaflets[leaflet.id] = leaflet

    def _take_help(self, folder: Path) -> None:
        """Page by page, picture by picture; a picture that is not there leaves its page without one."""
        found = sorted((folder / "guide" / "pictures").glob("*.png"))
        self.pictures |= {path.stem: path for path in found}
        for file in self._files(folder, "guide"):
            page = file.definition(HelpPage)
            if page is not None and page.picture not in {None, *self.pictures}:
                message = f'Billedet "{page.picture}.png" findes ikke i guide/pictures.'
                self.gaps.append(Mistake(file.name, "", message, "Læg det der, eller slet picture."))
                page = page.model_copy(update={"picture": None})
            if page is not None:
                self._help[page.id] = page

    def _take_anchors(self, file: TomlFile, *, first: bool) -> None:
        if first:
            message = "Teksterne tilhører rettighedshaveren og følger aldrig med programmet."
            file.note("", message, "Læg filen i kommunens egen mappe.")
            return
        toml = file.read()
        scale = None if toml is None else self._scale_of(file, toml)
        if toml is None or scale is None:
            return
        anchors = read_anchors(file, toml, scale)
        if anchors is not None:
            self.anchors[scale.id] = anchors
            self._note_gaps(file, lacking(anchors, scale))

    def _note_gaps(self, file: TomlFile, names: str) -> None:
        """Texts that are not there are told, and no reason to leave out the others."""
        if names:
            remedy = "Det, der er der, bliver vist. Tilføj resten, eller slå op i manualen."
            self.gaps.append(Mistake(file.name, "", f"Her mangler tekst til: {names}.", remedy))

    def _scale_of(self, file: TomlFile, toml: Toml) -> Scale | None:
        """The scale a file is about, or nothing and a mistake."""
        if not file.is_named(toml, "scale"):
            return None
        name = file.path.stem
        if name not in self.scales:
            file.note("", unknown("Skalaen", name, self.scales), f"Brug: {listed(self.scales)}.")
        return self.scales.get(name)

    def _take_policy(self, file: TomlFile) -> None:
        toml = file.read()
        if toml is None:
            return
        merged = merged_policy(self._policy_toml, toml)
        policy = file.validated(Policy, merged)
        if policy is not None:
            self._policy, self._policy_toml = policy, merged

    def _take_glossary(self, file: TomlFile) -> None:
        toml = file.read()
        if toml is not None:
            self._glossary = file.validated(Glossary, toml) or self._glossary

    def _take_once(self, folder: Path) -> None:
        """What only the program itself decides."""
        if FORM_ID not in self.forms and not self.mistakes:
            self._note_missing(f"forms/{FORM_ID}.toml")
        self._take_one(folder, "texts/guard.toml", self._take_guard, required=True)
        self.words = self._lines(folder, "texts/words_da.txt")
        self.common = self._lines(folder, "texts/common_passphrases.txt")

    def _take_guard(self, file: TomlFile) -> None:
        toml = file.read()
        if toml is not None:
            self._guard = file.validated(Guard, toml)

    def _take_texts(self, folder: Path, *, first: bool) -> None:
        files = {file.path.stem: file for file in self._files(folder, "texts")}
        languages = {stem: file for stem, file in files.items() if is_language(stem)}
        if first and DANISH not in languages:
            self._note_missing(f"texts/{DANISH}.toml")
        for language in sorted(languages, key=lambda code: (code != DANISH, code)):
            self.languages.take(languages[language], first=first)

    def _files(self, folder: Path, kind: str) -> list[TomlFile]:
        paths = sorted((folder / kind).glob("*.toml"))
        return [TomlFile(path, f"{kind}/{path.name}", self.mistakes) for path in paths]

    def _take_each(self, folder: Path, kind: str, take: Taking) -> None:
        for file in self._files(folder, kind):
            take(file)

    def _take_one(self, folder: Path, name: str, take: Taking, *, required: bool) -> None:
        path = folder / name
        if path.is_file():
            take(TomlFile(path, name, self.mistakes))
        elif required:
            self._note_missing(name)

    def _lines(self, folder: Path, name: str) -> tuple[str, ...]:
        path = folder / name
        if path.is_file():
            return tuple(path.read_text(encoding="utf-8").split())
        self._note_missing(name)
        return ()

    def _note_missing(self, name: str) -> None:
        message = "Filen mangler i programmets egne data."
        self.mistakes.append(Mistake(name, "", message, "Installér programmet igen."))


def _read(definition: D | None) -> D:
    if definition is None:
        raise LookupError("asked for before it was read")
    return definition
