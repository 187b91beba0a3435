"""Latin encodings: all of them read without a fault, and the words of the language decide."""

from __future__ import annotations

import pytest

from newscrawl.stages.decode import decode
from newscrawl.stages.decoding.latin import LATIN_ENCODINGS, among_latin

TEXTS = {
    "hu": "A kormány csütörtökön bejelentette, hogy jövő ősszel új iskola épül a megyeszékhelyen. Az őszi tanévben már "
    "négyszáz diák kezdheti meg tanulmányait a felújított épületben, közölte a főpolgármester.",
    "cs": "Vláda ve středu schválila návrh zákona o vodách. Nová úprava má chránit řeky před znečištěním a snížit "
    "spotřebu v době sucha. Opozice žádá širší debatu a příští týden předloží vlastní řešení.",
    "pl": "Rząd przyjął w środę projekt ustawy o ochronie wód. Nowe przepisy mają chronić rzeki przed zanieczyszczeniem "
    "i zmniejszyć zużycie podczas suszy. Opozycja żąda szerszej dyskusji w przyszłym tygodniu.",
    "ro": "Guvernul a adoptat miercuri proiectul de lege privind apele. Noile reguli trebuie să protejeze râurile şi să "
    "reducă consumul în perioadele de secetă. Opoziţia cere o dezbatere mai largă săptămâna viitoare.",
    "hr": "Vlada je u srijedu prihvatila prijedlog zakona o vodama. Nova pravila trebaju zaštititi rijeke od zagađenja "
    "i smanjiti potrošnju tijekom suše. Oporba traži širu raspravu i sljedeći tjedan podnosi svoj prijedlog.",
    "tr": "Hükümet çarşamba günü su yasası tasarısını kabul etti. Yeni kurallar nehirleri kirlilikten koruyacak ve "
    "kuraklık sırasında tüketimi azaltacak. Muhalefet kendi önerisini gelecek hafta sunacağını açıkladı.",
    "lt": "Vyriausybė trečiadienį pritarė vandens įstatymo projektui. Naujos taisyklės turi apsaugoti upes nuo taršos ir "
    "sumažinti vartojimą per sausras. Opozicija kitą savaitę pateiks savo pasiūlymą.",
    "fr": "Le gouvernement a adopté mercredi le projet de loi sur l'eau. Les nouvelles règles doivent protéger les "
    "rivières et réduire la consommation pendant la sécheresse. L'opposition réclame un débat à l'hôpital.",
    "sv": "Regeringen antog på onsdagen förslaget till ny vattenlag. De nya reglerna ska skydda älvar och sjöar från "
    "föroreningar och minska förbrukningen under torka. Oppositionen kräver en bredare debatt.",
}
WRITTEN_IN = [
    *(("hu", name) for name in ("cp1250", "iso8859-2")),
    *(("cs", name) for name in ("cp1250", "iso8859-2")),
    *(("pl", name) for name in ("cp1250", "iso8859-2")),
    *(("ro", name) for name in ("cp1250", "iso8859-2")),
    *(("hr", name) for name in ("cp1250", "iso8859-2")),
    ("tr", "cp1254"), ("lt", "cp1257"), ("lt", "iso8859-13"), ("fr", "cp1252"), ("sv", "cp1252"),
]  # fmt: skip


@pytest.mark.parametrize("declared", ["", '<meta charset="iso-8859-1">', '<meta charset="windows-1250">'])
@pytest.mark.parametrize(("language", "encoding"), WRITTEN_IN)
def test_the_words_decide_whatever_is_declared(language: str, encoding: str, declared: str) -> None:
    page = f"<html><head>{declared}</head><body><p>{TEXTS[language]}</p></body></html>"
    assert TEXTS[language] in decode(page.encode(encoding)).text


@pytest.mark.parametrize("encoding", LATIN_ENCODINGS)
def test_what_is_declared_stays_where_no_other_reads_better(encoding: str) -> None:
    """A name or two with the same letter in all of them is no reason to doubt what the page says."""
    text = "The committee of Mr Müller met in the old town hall and agreed to meet again next week."
    assert among_latin(text.encode(encoding), encoding) == encoding


@pytest.mark.parametrize("encoding", ["cp1256", "cp1251", "koi8-r", "utf-8"])
def test_other_alphabets_are_not_asked(encoding: str) -> None:
    assert among_latin(TEXTS["hu"].encode("cp1250"), encoding) == encoding


def test_a_language_without_a_list_of_words_decides_nothing() -> None:
    welsh = (
        "Mae'r llywodraeth wedi cyhoeddi y bydd ysgol newydd yn agor yn y dref ym mis Medi, tŷ a dŵr hefyd."
    )
    assert among_latin(welsh.encode("iso8859-14"), "cp1252") == "cp1252"
