"""Loads the letters that go along with a hand-over."""

from backend.adapters.toml_file import folder, load_toml, shape
from backend.service_layer.notes import NoteTexts


def load_notes() -> NoteTexts:
    """Reads backend/texts/notes.sv.toml. Raises InvalidData."""
    file = folder("texts").joinpath("notes.sv.toml")
    return shape(NoteTexts, load_toml(file), file.name)
