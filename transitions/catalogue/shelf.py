"""What has been read so far, folder by folder; a file with mistakes leaves what stood there before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_origin

from pydantic import RootModel

from transitions.catalogue.anchors_file import lacking, read_anchors
from transitions.catalogue.mistakes import CatalogueError, Mistake
from transitions.catalogue.schema import models_in
from transitions.catalogue.sentence_file import flatten, is_language, placeholders, unusable
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
from transitions.domain.texts import Texts

FORM_ID = "overgangsskema"
NEVER_LEAVES = frozenset({"cpr", "custody", "protection"})
"""Sources whose fields every form, also the municipality's, must keep ``internal``."""


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
        self._tables: dict[str, dict[str, str]] = {}
        self._reviewed: set[str] = {DANISH}
        self._places: dict[str, frozenset[str]] = {}
        self.translations = Translations()

    def take(self, folder: Path) -> None:
        """Read one folder; only the first must be complete."""
        first = self._policy is None
        takers = {
            "forms": self._take_form, "scales": self._take_scale,
            "guides": self._take_guide, "phrases": self._take_phrases,
        }
        for kind, taken in takers.items():
            for file in self._files(folder, kind):
                taken(file)
        for file in self._files(folder, "anchors"):
            self._take_anchors(file, first=first)
        for file in self._files(folder, "leaflets"):
            self._take_leaflet(file)
        self._take_help(folder)
        for file in self._wanted(folder, "policy.toml", required=first):
            self._take_policy(file)
        for file in self._wanted(folder, "glossary/da.toml", required=first):
            self._take_glossary(file)
        self._take_texts(folder, first=first)
        for file in self._files(folder, "translations"):
            self.translations.take(file, first=first)
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

    def texts(self) -> Texts:
        """The program's sentences."""
        return Texts(tables=self._tables, reviewed=frozenset(self._reviewed))

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
        merged = _merge_policy(self._policy_toml, toml)
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
        for file in self._wanted(folder, "texts/guard.toml", required=True):
            toml = file.read()
            if toml is not None:
                self._guard = file.validated(Guard, toml)
        for file in self._wanted(folder, "texts/words_da.txt", required=True):
            self.words = tuple(file.path.read_text(encoding="utf-8").split())
        for file in self._wanted(folder, "texts/common_passphrases.txt", required=True):
            self.common = tuple(file.path.read_text(encoding="utf-8").split())

    def _take_texts(self, folder: Path, *, first: bool) -> None:
        files = {file.path.stem: file for file in self._files(folder, "texts")}
        languages = {stem: file for stem, file in files.items() if is_language(stem)}
        if first and DANISH not in languages:
            self._note_missing(f"texts/{DANISH}.toml")
        for language in sorted(languages, key=lambda code: (code != DANISH, code)):
            self._take_language(language, languages[language], first=first)

    def _take_language(self, language: str, file: TomlFile, *, first: bool) -> None:
        toml = file.read()
        if toml is None:
            return
        self._take_reviewed(language, toml.pop("reviewed", None), file)
        table = self._tables.setdefault(language, {})
        defines = first and language == DANISH
        for text_id, text in flatten(toml):
            problem = unusable(text)
            if problem is None and not defines:
                problem = self._misfit(text_id, str(text))
            if problem is not None:
                file.note(f'tekst "{text_id}"', *problem, line=file.line(toml, text_id))
                continue
            if defines:
                self._places[text_id] = placeholders(text)
            table[text_id] = text

    def _take_reviewed(self, language: str, value: object, file: TomlFile) -> None:
        """By whom a language has been read; with nobody named it is a draft, and Danish never is."""
        if value is None:
            return
        if not isinstance(value, str):
            message = "reviewed siger, hvem der har læst sproget igennem, og hvornår."
            file.note("", message, 'Skriv det i anførselstegn: reviewed = "…"; "" er et udkast.')
        elif value.strip():
            self._reviewed.add(language)
        elif language != DANISH:
            self._reviewed.discard(language)

    def _misfit(self, text_id: str, text: str) -> tuple[str, str] | None:
        """What a text has that its Danish original has not."""
        if text_id not in self._places:
            return unknown("Teksten", text_id, self._places), "Ret navnet, eller slet linjen."
        stray = sorted(placeholders(text) - self._places[text_id])
        if stray:
            known = listed(f"{{{name}}}" for name in sorted(self._places[text_id]))
            return f"Teksten bruger {{{stray[0]}}}, som ikke bliver fyldt ud her.", (
                f"Den kan bruge {known}." if known else "Den har ingen pladser at fylde ud."
            )
        return None

    def _files(self, folder: Path, kind: str) -> list[TomlFile]:
        paths = sorted((folder / kind).glob("*.toml"))
        return [TomlFile(path, f"{kind}/{path.name}", self.mistakes) for path in paths]

    def _wanted(self, folder: Path, name: str, *, required: bool) -> Iterator[TomlFile]:
        path = folder / name
        if path.is_file():
            yield TomlFile(path, name, self.mistakes)
        elif required:
            self._note_missing(name)

    def _note_missing(self, name: str) -> None:
        message = "Filen mangler i programmets egne data."
        self.mistakes.append(Mistake(name, "", message, "Installér programmet igen."))


def _read(definition: D | None) -> D:
    if definition is None:
        raise LookupError("asked for before it was read")
    return definition


def _merge_policy(base: Toml, added: Toml) -> Toml:
    """``added`` over ``base``: tables of settings key by key, everything else whole."""
    merged = dict(base)
    for key, value in added.items():
        below = base.get(key)
        if _is_settings(key) and isinstance(value, dict) and isinstance(below, dict):
            merged[key] = {**below, **value}
        else:
            merged[key] = value
    return merged


def _is_settings(key: str) -> bool:
    field = Policy.model_fields.get(key)
    if field is None or get_origin(field.annotation) is tuple:
        return False
    return any(not issubclass(model, RootModel) for model in models_in(field.annotation))
