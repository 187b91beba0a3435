"""Soundness: the quick answer is never another one than that of measuring the whole text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.stages.decode import MAX_GARBLED, MAX_LOST
from newscrawl.stages.decoding.mojibake import GOOD_ODDNESS, damage, oddness, repaired
from newscrawl.stages.decoding.soundness import is_sound

MARKUP = "<div class='entry-content'><a href='/2026/01/05/story'>" * 12
TEXTS = {
    "Arabic": "افتتحت البلدية، صباح أمس، حديقة «الميناء» قرب السوق؛ وحضر عشرات من أهالي الحي. ",
    "Persian": "شهرداری دیروز پارک تازه‌ای را گشود؛ عکس از پژمان، چاپ گرگان. ",
    "Russian": "Город открыл парк; ООН и США поддержали. ",
    "Greek": "Ο δήμος άνοιξε χθες ένα νέο πάρκο· φυτεύτηκαν δέντρα. ",
    "French": "L’été, « près du cœur » : ça créée déjà, naïve façade. ",
    "Turkish": "Belediye, büyüğü düşünüldüğünde, açıldığı gün ağacını gördüğünü söyledi. ",
    "Chinese": "市政府昨天开放了一座新公园。",
    "Hebrew": "העירייה פתחה אתמול פארק חדש ליד הנמל הישן. ",
    "English": "The mayor’s office said – twice – that the “harbour” café is open © 2026. ",
}
SPOILT = {
    "UTF-8 read as windows-1252": TEXTS["Arabic"].encode().decode("cp1252", "ignore"),
    "UTF-8 read as windows-1256": TEXTS["Arabic"].encode().decode("cp1256"),
    "windows-1256 read as windows-1252": TEXTS["Arabic"].encode("cp1256").decode("cp1252"),
    "letters lost": TEXTS["Arabic"].encode("cp1256").decode("utf-8", "replace"),
    "apostrophes": "The mayorâ€™s office said it didnâ€™t know â€œwhoâ€\x9d planted the trees. ",
    "windows-1256 read as Greek": TEXTS["Arabic"].encode("cp1256").decode("cp1253", "replace"),
    "letters within words": "Tأe mayأr sأid nأthing tأ thأ prأss abأut it. ",
}


def needs_nothing(text: str) -> bool:
    """Whether measuring the whole *text* finds it neither misread nor damaged."""
    broken = damage(text)
    return (
        repaired(text) == text
        and oddness(text) <= GOOD_ODDNESS
        and broken.lost <= MAX_LOST
        and broken.garbled <= MAX_GARBLED
    )


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("around", ["", MARKUP])
def test_honest_text_is_sound_without_being_measured(name: str, around: str) -> None:
    text = (around + TEXTS[name]) * 40
    assert needs_nothing(text)
    assert is_sound(text) or name == "Persian"  # the word for picture is odd (mojibake.py): it is measured


@pytest.mark.parametrize("name", SPOILT)
@pytest.mark.parametrize("around", ["", MARKUP])
@pytest.mark.parametrize("times", [1, 3, 60])
def test_spoilt_text_is_measured(name: str, around: str, times: int) -> None:
    assert not is_sound((around + SPOILT[name]) * times)


@pytest.mark.parametrize("name", SPOILT)
@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
@pytest.mark.parametrize("place", [0.0, 0.5, 1.0])
def test_a_spoilt_part_is_found_wherever_it_stands(name: str, share: float, place: float) -> None:
    honest, spoilt = TEXTS["Arabic"] * 200, SPOILT[name]
    part = spoilt * int(share * len(honest) / len(spoilt))
    at = int(place * len(honest))
    text = honest[:at] + part + honest[at:]
    assert needs_nothing(text) or not is_sound(text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([*TEXTS.values(), *SPOILT.values(), MARKUP, "\ufffd", "é", "®", "a", " "]),
        max_size=30,
    ),
    st.integers(1, 20),
)
def test_what_is_sound_needs_nothing(parts: list[str], times: int) -> None:
    text = "".join(parts) * times
    assert not is_sound(text) or needs_nothing(text)


@pytest.mark.parametrize("text", ["", "plain", "x" * 1000])
def test_ascii_is_sound(text: str) -> None:
    assert is_sound(text)


def test_a_run_across_the_edge_of_a_chunk_is_seen() -> None:
    for at in range(240, 270):
        assert not is_sound("a" * at + "\ufffd" + "b" * 300)
        assert not is_sound("a" * at + "â€™" + "b" * 300)
        assert not is_sound("a " * at + "AT®T" + "b" * 300)


@pytest.mark.parametrize(
    "text",
    [
        "é" * 2_000_000,
        "a" * 2_000_000 + "é",
        "Ã§" * 500_000,
        "aلb" * 300_000,
        "\ufffd " * 300_000,
        "م " * 500_000,
    ],
)
def test_hostile_text_takes_little_time(text: str) -> None:
    start = time.process_time()
    is_sound(text)
    assert time.process_time() - start < 1
