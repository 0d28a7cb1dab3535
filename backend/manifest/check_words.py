"""Checks of what people read: in Swedish and English, and short enough for its place."""

from collections.abc import Iterator

from lxml import etree

from backend.manifest.document import Manifest, name, place, values

SWEDISH, ENGLISH = "sv-SE", "en-US"
LONGEST = {"DisplayName": 125, "Description": 250, "ShortStrings": 125, "LongStrings": 250}
LONGEST_PROVIDER = 125
LONGEST_MOBILE_LABEL = 16


def swedish_first(manifest: Manifest) -> Iterator[str]:
    """What carries no language is Swedish, since every municipality's working language is."""
    for locale in manifest.each("DefaultLocale"):
        if locale.text != SWEDISH:
            yield f"{place(locale)}: {locale.text!r} must be {SWEDISH}"


def both_languages(manifest: Manifest) -> Iterator[str]:
    """Whoever runs Outlook in English gets English."""
    for element, _ in _sentences(manifest):
        said = dict(values(element))
        for language in ("", ENGLISH):
            if not said.get(language, "").strip():
                yield f"{place(element)}: there are no words in {language or SWEDISH}"


def lengths(manifest: Manifest) -> Iterator[str]:
    """The lengths of Microsoft's types ShortString and LongString; its schema is not there when a copy is checked."""
    for element, longest in _sentences(manifest):
        for language, words in values(element):
            if len(words) > longest:
                yield f"{place(element)}: {len(words)} characters in {language or SWEDISH}, at most {longest}"


def mobile_labels(manifest: Manifest) -> Iterator[str]:
    """A longer label is cut on a phone (outlook.md §1.3)."""
    labels = {label.get("resid") for form in manifest.each("MobileFormFactor") for label in form.iter("{*}Label")}
    for resource in manifest.resources():
        if resource.get("id") in labels:
            for language, words in values(resource):
                if len(words) > LONGEST_MOBILE_LABEL:
                    yield (
                        f"{place(resource)}: {len(words)} characters in {language or SWEDISH},"
                        f" at most {LONGEST_MOBILE_LABEL} on a phone"
                    )


def _sentences(manifest: Manifest) -> Iterator[tuple[etree._Element, int]]:
    for element in manifest.root:
        if name(element) in ("DisplayName", "Description"):
            yield element, LONGEST[name(element)]
    for group in manifest.each("ShortStrings", "LongStrings"):
        yield from ((words, LONGEST[name(group)]) for words in group)
