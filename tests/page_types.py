"""Pages of every type, in several layouts and languages, with what each of them is."""

from __future__ import annotations

from dataclasses import dataclass

from newscrawl.items import Media, Page

SITE = "https://www.almarfa.example"


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what it is."""

    name: str
    type: str
    page: Page


def page(html: str, path: str = "/", media: Media = "html") -> Page:
    """Return the page *html* at *path* of the site."""
    return Page(url=SITE + path, fetched="2026-01-06T12:00:00+00:00", body=html.encode(), media=media)


AR = [
    ("بلدية المرفأ تعيد فتح سوق السمك بعد عامين من الترميم", "عاد ثلاثون بائعًا إلى أكشاكهم صباح أمس بعد أن أنهت البلدية أعمال الترميم التي بدأت قبل عامين."),
    ("طلاب الثانوية يصممون قاربًا يعمل بالطاقة الشمسية", "قطع القارب الصغير مسافة ستة كيلومترات في أول رحلة له من دون أن يتوقف عند الجزيرة."),
    ("أمطار غزيرة تغلق الطريق الساحلي ثلاثة أيام", "طلبت الشرطة من السائقين سلوك الطريق الجبلي إلى أن تنتهي فرق الصيانة من رفع الحجارة."),
    ("فريق الجزيرة يتأهل إلى نهائي كأس اليد", "قلب الفريق تأخره بأربعة أهداف في الشوط الأول إلى فوز في الدقائق الأخيرة من المباراة."),
    ("افتتاح مكتبة متنقلة لقرى الوادي الشرقي", "تحمل الحافلة ألفي كتاب وتقف في كل قرية ساعتين مرة واحدة في الأسبوع على مدار العام."),
    ("صيادو الخليج يطالبون بخفض أسعار الوقود", "يقول الصيادون إن رحلة واحدة إلى المياه العميقة صارت تكلف أكثر مما يباع من السمك."),
    ("معرض للخزف القديم في قلعة المدينة", "يضم المعرض مئة وعشرين قطعة عثر عليها غواصون في حطام سفينة غرقت قبل ثمانية قرون."),
    ("المستشفى الجديد يستقبل أول مرضاه الأحد", "يضم المستشفى مئتي سرير وقسمًا للحروق هو الأول من نوعه في المحافظة كلها."),
    ("مزارعو الزيتون ينتظرون موسمًا أفضل من سابقه", "تساقطت الأمطار في موعدها هذا العام، ويأمل المزارعون أن يعوض المحصول خسائر الصيف الماضي."),
    ("قطار الضواحي يعود إلى العمل بعد إضراب قصير", "اتفق السائقون والإدارة على زيادة الأجور على مرحلتين تبدأ أولاهما في الربيع المقبل."),
]  # fmt: skip
EN = [
    ("Harbour market opens again after two years of repairs", "Thirty traders returned to their stalls on Monday morning after the council finished its work."),
    ("School pupils build a boat that runs on sunlight", "The small craft covered six kilometres on its maiden trip without a stop at the island."),
    ("Heavy rain closes the coastal road for three days", "Police asked drivers to take the mountain road until crews have cleared the fallen rocks."),
    ("Island side reaches the handball cup final", "The team came back from four goals down in the first half to win in the closing minutes."),
    ("Travelling library opens for the eastern valley", "The bus carries two thousand books and stops in every village for two hours once a week."),
    ("Fishermen ask for cheaper fuel before the winter", "A single trip to deep water now costs more than the catch will bring, the fishermen say."),
    ("Old pottery goes on show in the city castle", "The show has a hundred and twenty pieces that divers found in a ship that sank long ago."),
    ("New hospital takes its first patients on Sunday", "It has two hundred beds and a ward for burns that is the first of its kind in the county."),
    ("Olive growers hope for a better season", "Rain came on time this year and growers hope the harvest will make up for last summer."),
    ("Suburban trains run again after a short strike", "Drivers and managers agreed on a rise in pay in two steps, the first of them next spring."),
]  # fmt: skip
FR = [
    ("Le marché aux poissons rouvre après deux ans de travaux", "Trente vendeurs ont retrouvé leurs étals lundi matin, une fois les travaux de la mairie achevés."),
    ("Des lycéens construisent un bateau solaire", "La petite embarcation a parcouru six kilomètres lors de sa première sortie autour de l'île."),
    ("La route côtière fermée trois jours par les pluies", "La police demande aux conducteurs de passer par la montagne jusqu'au retrait des rochers."),
    ("L'équipe de l'île en finale de la coupe de handball", "Menée de quatre buts à la mi-temps, elle s'est imposée dans les toutes dernières minutes."),
    ("Une bibliothèque roulante pour la vallée de l'est", "Le bus transporte deux mille livres et s'arrête deux heures par semaine dans chaque village."),
    ("Les pêcheurs réclament un carburant moins cher", "Une seule sortie en eaux profondes coûte désormais plus cher que le poisson qu'elle rapporte."),
]  # fmt: skip
RU = [
    ("Рыбный рынок открылся после двух лет ремонта", "Тридцать торговцев вернулись к своим прилавкам в понедельник утром, когда мэрия закончила работы."),
    ("Школьники построили лодку на солнечных батареях", "Небольшое судно прошло шесть километров в своём первом плавании и не остановилось у острова."),
    ("Ливни закрыли прибрежную дорогу на три дня", "Полиция просит водителей ехать горной дорогой, пока бригады не уберут упавшие камни."),
    ("Команда острова вышла в финал кубка по гандболу", "Проигрывая четыре мяча после первого тайма, команда вырвала победу в последние минуты."),
    ("В восточной долине открылась передвижная библиотека", "Автобус везёт две тысячи книг и раз в неделю на два часа останавливается в каждой деревне."),
]  # fmt: skip
ZH = [
    ("港口鱼市经过两年修缮后重新开放迎客", "市政府完成修缮工程后，三十名商贩周一早晨回到了各自的摊位，顾客很早就在门口排起了长队。"),
    ("中学生造出一艘依靠太阳能航行的小船", "这艘小船首航行驶了六公里，中途没有在海岛停靠，老师和家长一路在岸上为他们加油。"),
    ("暴雨导致沿海公路关闭三天车辆绕行", "警方要求司机改走山路，直到抢修人员清理完落石，预计周四上午可以恢复通车。"),
    ("海岛队挺进手球杯决赛将迎战卫冕冠军", "球队上半场落后四球，最后几分钟完成逆转，主教练赛后说这是全队努力的结果。"),
    ("东部山谷迎来第一座流动图书馆", "大巴载着两千册图书，每周在每个村庄停留两个小时，村里的孩子们盼望已久。"),
]  # fmt: skip
STORY = {
    "ar": [
        "أعادت بلدية المرفأ صباح الاثنين فتح سوق السمك القديمة بعد عامين من أعمال الترميم، وعاد ثلاثون بائعًا كانوا يعرضون أسماكهم على الرصيف إلى أكشاكهم تحت السقف الجديد الذي يقي من المطر والشمس.",
        "وقالت رئيسة البلدية إن المدينة دفعت نصف الكلفة، فيما جاء النصف الآخر من تبرعات صغيرة جمعها أهالي الحي وأبناؤهم المقيمون في الخارج على مدى ثلاث سنوات، من دون أن يفرض على الباعة أي رسم جديد.",
        "ويأمل الباعة أن تعود الزبائن إلى عادتها القديمة في الشراء عند الفجر، حين ترسو القوارب، وقال أحدهم إنه باع في الساعة الأولى أكثر مما باعه في أسبوع كامل على الرصيف.",
    ],
    "en": [
        "The harbour market opened again on Monday morning after two years of repairs, and thirty traders who had sold their fish on the pavement came back to their stalls under a new roof that keeps out rain and sun.",
        "The mayor said the city had paid for half of the work and that the rest came from small gifts, which people of the quarter and their children abroad had collected for three years, without any new fee for the traders.",
        "The traders hope that their customers will return to the old custom of buying at dawn, when the boats come in; one of them said he had sold more in the first hour than in a whole week on the pavement.",
    ],
    "fr": [
        "Le marché aux poissons du port a rouvert lundi matin après deux ans de travaux, et trente vendeurs qui s'étaient installés sur le trottoir ont retrouvé leur étal sous un toit neuf, à l'abri de la pluie et du soleil.",
        "La maire a indiqué que la ville avait payé la moitié des travaux et que le reste venait de petits dons, réunis pendant trois ans par les habitants du quartier et par leurs enfants installés à l'étranger.",
        "Les vendeurs espèrent que les clients reviendront acheter à l'aube, à l'heure où rentrent les bateaux ; l'un d'eux dit avoir vendu davantage en une heure qu'en une semaine entière sur le trottoir.",
    ],
    "zh": [
        "港口鱼市经过两年的修缮，于周一早晨重新开放。三十名此前在人行道上卖鱼的商贩回到了新屋顶下的摊位，从此不必再担心日晒雨淋，也不必担心来往的车辆。",
        "市长说，市政府承担了一半的费用，其余的钱来自街坊邻居和他们在国外的子女三年来的小额捐款，没有向商贩收取任何新的费用，账目已经全部公布。",
        "商贩们希望顾客能恢复在黎明渔船靠岸时买鱼的老习惯。其中一位说，他第一个小时卖出的鱼比在人行道上一个星期卖的还要多。",
    ],
}  # fmt: skip
NAMES = {"ar": "المرفأ اليوم", "en": "Harbour Today", "fr": "Le Port", "ru": "Порт сегодня", "zh": "港口日报"}
NEWS = {"ar": AR, "en": EN, "fr": FR, "ru": RU, "zh": ZH}
MENU = {
    "ar": ["الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة"], "en": ["Home", "Politics", "Business", "Sport", "Culture"],
    "fr": ["Accueil", "Politique", "Économie", "Sport", "Culture"], "ru": ["Главная", "Политика", "Экономика", "Спорт"],
    "zh": ["首页", "时政", "经济", "体育"],
}  # fmt: skip


def shell(
    content: str, *, title: str, lang: str = "ar", head: str = "", body: str = "", menu: bool = True
) -> str:
    """Return a whole page: a head, a menu, the content, a foot."""
    links = "".join(f"<li><a href='/s/{i}'>{name}</a></li>" for i, name in enumerate(MENU[lang]))
    nav = f"<header><nav><ul>{links}</ul></nav></header>" if menu else ""
    return (
        f"<!DOCTYPE html><html lang='{lang}'><head><meta charset='utf-8'><title>{title}</title>{head}"
        f"<script src='/app.js'></script></head><body class='{body}'>{nav}<main>{content}</main>"
        f"<footer><p>© {NAMES[lang]}</p></footer></body></html>"
    )


def og(kind: str) -> str:
    """Return the tag that states an Open Graph type."""
    return f'<meta property="og:type" content="{kind}">'


def ld(text: str) -> str:
    """Return a script of JSON-LD."""
    return f'<script type="application/ld+json">{text}</script>'


NEWS_ARTICLE = ld(
    '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "x", "datePublished": "2026-01-05T10:00:00Z"}'
)


def cards(lang: str, *, summaries: bool = True, tag: str = "h2") -> str:
    """Return entries as themes of publishing systems show them."""
    return "".join(
        f"<article class='post'><{tag}><a href='/2026/01/0{i % 9 + 1}/n{i}'>{head}</a></{tag}>"
        f"<span class='date'>0{i % 9 + 1}/01/2026</span>"
        + (f"<p>{summary}</p>" if summaries else "")
        + "</article>"
        for i, (head, summary) in enumerate(NEWS[lang])
    )


def rows(lang: str) -> str:
    """Return entries in a table, as old sites do."""
    cells = (f"<tr><td>•</td><td><a href='news.php?id={4000 + i}'>{head}</a><br>{text}</td></tr>"
             for i, (head, text) in enumerate(NEWS[lang]))  # fmt: skip
    return f"<table>{''.join(cells)}</table>"


def whole_links(lang: str) -> str:
    """Return entries of which every word is a link."""
    return "".join(
        f"<div><a href='/story/{5000 + i}'><h3>{head}</h3><p>{text}</p></a></div>"
        for i, (head, text) in enumerate(NEWS[lang])
    )


def story(lang: str, paragraphs: int = 3) -> str:
    """Return paragraphs of an article."""
    return "".join(f"<p>{text}</p>" for text in STORY[lang][:paragraphs])


def headline(lang: str) -> str:
    """Return the headline of the article."""
    return NEWS[lang][0][0]


def article(lang: str, inside: str, head: str = "") -> str:
    """Return a page with the headline and *inside*."""
    content = f"<article><h1>{headline(lang)}</h1>{inside}</article>"
    return shell(content, title=f"{headline(lang)} | {NAMES[lang]}", lang=lang, head=head)


def entries(lang: str, count: int) -> str:
    """Return entries of a live blog, each with its time."""
    texts = [*STORY[lang], *(text for _, text in NEWS[lang])]
    return "".join(
        f"<div class='entry'><time>{18 - i // 2}:{15 + 3 * i}</time><h3>{NEWS[lang][i % 5][0]}</h3>"
        f"<p>{texts[i % len(texts)]}</p></div>"
        for i in range(count)
    )


def pictures(lang: str) -> str:
    """Return pictures with captions."""
    return "".join(
        f"<figure><img src='/{i}.jpg'><figcaption>{text}</figcaption></figure>"
        for i, (_, text) in enumerate(NEWS[lang])
    )


def comments(count: int) -> str:
    """Return comments of readers, each with its time."""
    texts = [text for _, text in EN]
    return "<section class='comments'>" + "".join(
        f"<div class='comment'><b>Reader {i}</b><span>{10 + i % 9}:{10 + i}</span><p>{texts[i % 10]}</p></div>"
        for i in range(count)
    ) + "</section>"  # fmt: skip


def related(lang: str) -> str:
    """Return a box of headlines."""
    return (
        "<aside><ul>"
        + "".join(f"<li><a href='/n/{i}'>{h}</a></li>" for i, (h, _) in enumerate(NEWS[lang]))
        + "</ul></aside>"
    )
