"""Function words: a language is told by them only where there is no doubt."""

from __future__ import annotations

import pytest

from newscrawl.stages.languages.function_words import by_function_words, share_of

CERTAIN = {
    "en": "The council said that it had not been told of the leak until the well was dry, and that the water of "
    "the valley would be shared by all who live in it.",
    "fr": "Le maire a dit que la source est à sec depuis une semaine et que les habitants de la vallée sont "
    "servis par des camions, mais pas tous les jours.",
    "de": "Der Rat hat die Quelle nach dem Regen nicht mehr geprüft, und es ist nicht sicher, ob das Wasser auch "
    "in den Dörfern auf der anderen Seite des Tals sauber ist.",
    "pl": "Rada nie wie, kto ma się zająć studnią po tym, jak na wiosnę jest w niej o połowę mniej wody, ale do "
    "lata ma to być jasne dla wszystkich z doliny.",
}
NOBODYS = {
    "cy": "Dywedodd y cyngor nad oedd wedi clywed am y ffynnon nes iddi sychu, ac y byddai dŵr y dyffryn yn cael "
    "ei rannu rhwng pawb sydd yn byw yno.",
    "eu": "Udalak esan zuen ez zuela putzuaren berririk izan lehortu zen arte, eta haraneko ura bertan bizi diren "
    "guztien artean banatuko zutela.",
    "eo": "La konsilio diris ke ĝi ne estis informita pri la fonto ĝis kiam tiu sekiĝis, kaj ke la akvo de la valo "
    "estos dividita inter ĉiuj kiuj loĝas tie.",
}


@pytest.mark.parametrize("language", CERTAIN)
def test_a_text_full_of_the_words_of_one_language_is_in_it(language: str) -> None:
    assert by_function_words(CERTAIN[language]) == language
    assert by_function_words(CERTAIN[language].upper()) == language


@pytest.mark.parametrize("language", NOBODYS)
def test_a_language_without_a_list_is_left_open(language: str) -> None:
    assert by_function_words(NOBODYS[language]) is None


def test_languages_that_share_their_words_are_left_open() -> None:
    # Danish and Norwegian: langdetect and what the page declares settle it.
    assert by_function_words(
        "Og det er ikke til at vide om han har det som den er for os, men vi kan ikke se at der er vand i den."
    ) in {None, "da"}
    assert (
        by_function_words("i og det er en på til som for av at med har ikke den om et fra var vi men kan")
        is None
    )


def test_few_words_tell_nothing() -> None:
    assert by_function_words("The end of the day") is None
    assert by_function_words("") is None


def test_the_share_of_a_languages_words_is_told_where_there_is_a_list() -> None:
    english = share_of("en", CERTAIN["en"])
    assert english is not None
    assert english > 0.3
    assert share_of("de", CERTAIN["en"]) == pytest.approx(0.05, abs=0.05)
    assert share_of("ar", CERTAIN["en"]) is None  # no list
    assert share_of("en", "The end of the day") is None  # too few words
