"""8-bit encodings: nearly all of them read without a fault, and the words of the language decide."""

from __future__ import annotations

import pytest

from newscrawl.stages.decode import decode
from newscrawl.stages.decoding.known_words import ALIKE, by_known_words

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
    "ru": "Правительство в среду одобрило проект закона о воде. По словам министра, новые правила должны защитить реки от "
    "загрязнения и уменьшить потребление во время засухи. Оппозиция требует более широкого обсуждения.",
    "uk": "Уряд у середу схвалив проєкт закону про воду. Нові правила мають захистити річки від забруднення і зменшити "
    "споживання під час посухи. Опозиція вимагає ширшого обговорення й наступного тижня подасть власну пропозицію.",
    "el": "Η κυβέρνηση ενέκρινε την Τετάρτη το σχέδιο νόμου για τα νερά. Οι νέοι κανόνες πρέπει να προστατεύσουν τα "
    "ποτάμια από τη ρύπανση. Άλλη συζήτηση ζητεί η αντιπολίτευση.",
    "ar": "أعلنت وزارة النقل صباح الأحد افتتاح الجسر الجديد على الضفة الشرقية من النهر بعد ثلاث سنوات من العمل. وقال مدير "
    "المشروع إن الجسر يتحمل حركة عشرة آلاف مركبة في اليوم.",
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
    *(("ru", name) for name in ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic")),
    *(("uk", name) for name in ("cp1251", "koi8-u")),
    *(("el", name) for name in ("cp1253", "iso8859-7")),
    ("ar", "cp1256"), ("ar", "iso8859-6"), ("tr", "cp1254"), ("lt", "cp1257"), ("lt", "iso8859-13"), ("fr", "cp1252"), ("sv", "cp1252"),
]  # fmt: skip


@pytest.mark.parametrize("declared", ["", '<meta charset="iso-8859-1">', '<meta charset="windows-1250">'])
@pytest.mark.parametrize(("language", "encoding"), WRITTEN_IN)
def test_the_words_decide_whatever_is_declared(language: str, encoding: str, declared: str) -> None:
    page = f"<html><head>{declared}</head><body><p>{TEXTS[language]}</p></body></html>"
    assert TEXTS[language] in decode(page.encode(encoding)).text


@pytest.mark.parametrize("encoding", ALIKE[0])
def test_what_is_declared_stays_where_no_other_reads_better(encoding: str) -> None:
    """A name or two with the same letter in all of them is no reason to doubt what the page says."""
    text = "The committee of Mr Müller met in the old town hall and agreed to meet again next week."
    assert by_known_words(text.encode(encoding), encoding) == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp932"])
def test_encodings_of_several_bytes_are_not_asked(encoding: str) -> None:
    assert by_known_words(TEXTS["hu"].encode("cp1250"), encoding) == encoding


def test_a_language_without_a_list_of_words_decides_nothing() -> None:
    welsh = (
        "Mae'r llywodraeth wedi cyhoeddi y bydd ysgol newydd yn agor yn y dref ym mis Medi, tŷ a dŵr hefyd."
    )
    assert by_known_words(welsh.encode("iso8859-14"), "cp1252") == "cp1252"
