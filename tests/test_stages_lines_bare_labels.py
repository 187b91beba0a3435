"""Labels with nothing put behind them: a capital tells where the headline begins."""

from __future__ import annotations

import pytest

from newscrawl.items import Block
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.bare_labels import bare_label

BOOK = load_rulebook()


@pytest.mark.parametrize(
    ("language", "label", "headline"),
    [
        ("en", "Also Read", "Harbour's last rope maker hangs up his tools"),
        ("en", "READ MORE", "Council approves plan for a new bridge over the river"),
        ("en", "Read more", "The last ferry to the island sails in May"),
        ("es", "Más información", "El puerto retrasa hasta abril la subida de tarifas"),
        ("de", "Mehr zum Thema", "Der Rat stimmt über die neue Brücke ab"),
    ],
)
def test_a_capital_tells_where_the_label_ends(language: str, label: str, headline: str) -> None:
    mark = bare_label(Block(index=0, text=f"{label} {headline}"), BOOK.for_language(language))
    assert mark is not None
    assert (mark.kind, mark.phrase, mark.value) == ("related", label, headline)


@pytest.mark.parametrize(
    "text",
    [
        "More Details On The Deal With The Harbour Company",  # all words have a capital
        "MORE DETAILS ON THE DEAL WITH THE HARBOUR COMPANY",
        "Learn more Spanish with songs every single day",  # a name, behind words that have none
        "Read more The last ferry sails.",  # a sentence
        "Read more slowly and you will see it",
        "Also Read Harbour news today",  # too short for a headline
        f"Also Read Harbour {'word ' * 30}",
        "الميناء يستقبل أول سفينة هذا الصباح قبل الفجر",
        "",
    ],
)
def test_other_lines_have_no_label(text: str) -> None:
    assert bare_label(Block(index=0, text=text), BOOK.for_language("en")) is None
