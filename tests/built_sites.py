"""Pages of small sites of our own, in the layouts that sites have: named classes, made-up ones, tables with none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.cleaning import describe, part, tidy
from newscrawl.items import Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.extract import extract
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.templates.traces import Traces, traces

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BOOK = load_rulebook()
SITE = "example.org"
NAMED, HASHED, TABLES = "named", "hashed", "tables"
LAYOUTS = (NAMED, HASHED, TABLES)

TITLES = (
    "نجار الحي القديم يفتح ورشته أمام تلاميذ المدارس",
    "قرية جبلية تزرع الزعتر بدل التبغ وتبيعه في المدينة",
    "عودة القطار البطيء إلى خط الساحل بعد غياب طويل",
    "أمينة المكتبة تجمع حكايات الصيادين في كتاب مصور",
    "طلاب الهندسة يبنون جسرا خشبيا فوق الوادي",
    "مهرجان الخبز يجمع فرانين من سبع بلدات",
    "بئر مهجورة تعود إلى سقاية بساتين الرمان",
    "متحف صغير للساعات في بيت ساعاتي متقاعد",
)
PARAGRAPHS = (
    (
        "وقف سليم أمام طاولته الطويلة وشرح للصغار كيف يختار الخشب من رائحته ولونه، ثم ترك كل واحد منهم يجرب المنشار "
        "بيده تحت عينه، وقال إن الخوف من الأداة أول ما يجب أن يزول."
    ),
    (
        "وتقول المعلمة التي رافقت التلاميذ إن الدرس كان أطول مما توقعت، لأن أحدا لم يرد أن يعود إلى الحافلة قبل أن يكمل "
        "صندوقه الصغير ويكتب اسمه على غطائه."
    ),
    (
        "جرب المزارعون الزعتر أول مرة في قطعة لا تزيد على دونمين، فلما رأوا أنه لا يحتاج إلى ماء كثير وأن ثمنه لا يهبط "
        "في الخريف، قلعوا ما بقي من شتلات التبغ في العام التالي."
    ),
    (
        "وتنقل سيارة واحدة المحصول كل خميس إلى سوق المدينة، ويتناوب على قيادتها ثلاثة من أبناء القرية، ثم توزع الأرباح "
        "في المساء على مائدة بيت المختار بالتساوي."
    ),
    (
        "انطلق القطار عند السادسة صباحا بأربع عربات خضراء، وجلس قرب النوافذ ركاب جاؤوا للنزهة وحدها، بعضهم لم ير البحر "
        "من هذه الجهة منذ كان طفلا يسافر مع أبيه."
    ),
    (
        "وأوضح مدير المحطة أن الرحلة تستغرق ثلاث ساعات لأن السكة لم تجدد كلها بعد، وأن العمل على الجسرين الأخيرين ينتهي "
        "قبل الربيع إذا لم تتأخر الأمطار."
    ),
    (
        "بدأت الحكاية حين طلبت أمينة المكتبة من صياد عجوز أن يروي للأطفال قصة ليلة ضاع فيها قاربه، فجاء في الأسبوع التالي "
        "ومعه خمسة من رفاقه وعلبة صور قديمة."
    ),
    (
        "ورسمت طالبة من معهد الفنون صور الكتاب بالحبر الأزرق، وقضت شهرين على الرصيف ترسم الشباك والوجوه، حتى صار الصيادون "
        "ينادونها باسمها حين ترسو القوارب."
    ),
    (
        "احتاج الجسر إلى أربعين عارضة من خشب الصنوبر وإلى صبر كثير، فقد انكسرت العارضة الأولى في يوم الافتتاح التجريبي "
        "وأعاد الطلاب حساب الأوزان من البداية."
    ),
    (
        "ووصل أول الفرانين قبل الفجر ومعه خميرة يقول إنها أقدم من بيته، ووزع منها على الحاضرين في أكواب صغيرة، وطلب من كل "
        "واحد أن يعيد إليه رغيفا في الموسم القادم."
    ),
    (
        "نزل رجلان بالحبال إلى قاع البئر فوجدا الماء صافيا على عمق عشرين مترا، وبعد أسبوع من التنظيف صارت المضخة الصغيرة "
        "تملأ البركة في ساعتين ويكفي ماؤها البساتين كلها."
    ),
    (
        "علق الساعاتي على الجدار مئة وعشر ساعات لا تتفق اثنتان منها على الوقت، ويقول لزواره مبتسما إنه لا يضبطها عمدا، "
        "لأن البيت الذي تدق ساعاته معا يصبح مملا."
    ),
)
AUTHORS = ("هدى منصور", "سامر الخطيب", "ليلى عواد", "نادر حداد")
MENU = ("الرئيسية", "محليات", "ثقافة", "رياضة", "اتصل بنا")
FOOT = "جميع الحقوق محفوظة لجريدة الميناء 2026"


def story_of(number: int, count: int = 4) -> tuple[str, ...]:
    """Return the paragraphs of page *number*, no two pages in a row with the same first one."""
    return tuple(PARAGRAPHS[(3 * number + i) % len(PARAGRAPHS)] for i in range(count))


def url_of(number: int) -> str:
    return f"https://www.{SITE}/news/{4100 + number}"


def offers_of(number: int) -> tuple[tuple[str, str], ...]:
    return tuple((TITLES[(number + i) % len(TITLES)], url_of(number + i)) for i in (2, 3, 5))


def paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def links(number: int) -> str:
    return "".join(f'<li><a href="{url}">{title}</a></li>' for title, url in offers_of(number))


def named(number: int, texts: Sequence[str] | None = None) -> str:
    """Return page *number* as a publishing system builds it."""
    menu = "".join(f'<li class="menu-item"><a href="/{i}">{word}</a></li>' for i, word in enumerate(MENU))
    return f"""<html lang="ar"><head><title>{TITLES[number % 8]} | جريدة الميناء</title></head>
<body class="single postid-{number}"><header><nav class="menu"><ul>{menu}</ul></nav></header>
<main><article class="post post-{4100 + number}"><h1 class="title">{TITLES[number % 8]}</h1>
<div class="byline">بقلم {AUTHORS[number % 4]}</div><div class="date">{number % 27 + 1} مارس 2026</div>
<div class="entry">{paragraphs(story_of(number) if texts is None else texts)}</div></article>
<aside class="related"><h3>اقرأ أيضا</h3><ul>{links(number)}</ul></aside></main>
<footer><p class="copyright">{FOOT}</p></footer></body></html>"""


def hashed(number: int, texts: Sequence[str] | None = None) -> str:
    """Return page *number* with classes that a tool made up."""
    menu = "".join(f'<a class="css-1k{i}z" href="/{i}">{word}</a> ' for i, word in enumerate(MENU))
    return f"""<html lang="ar"><head><title>{TITLES[number % 8]}</title></head><body><div id="__next">
<div class="css-9ab1x">{menu}</div><div class="css-4t7kq"><h1 class="css-hh2w">{TITLES[number % 8]}</h1>
<div class="css-d8f0s">{number % 27 + 1} مارس 2026</div>
<div class="css-bq3ml">{paragraphs(story_of(number) if texts is None else texts)}</div>
<div class="css-r5n2v"><h4>مواضيع ذات صلة</h4><ul>{links(number)}</ul></div></div>
<div class="css-f00tr"><p>{FOOT}</p></div></div></body></html>"""


def tables(number: int, texts: Sequence[str] | None = None) -> str:
    """Return page *number* as pages were built before there were classes."""
    menu = "".join(f"<td><a href=/{i}>{word}</a></td>" for i, word in enumerate(MENU))
    body = "<br><br>".join(story_of(number) if texts is None else texts)
    return f"""<html dir=rtl><head><title>{TITLES[number % 8]}</title></head><body bgcolor=white><center>
<table width=780><tr>{menu}</tr></table>
<table><tr><td><h2>{TITLES[number % 8]}</h2><font size=3>{body}</font>
<dl><dt>اقرأ أيضا</dt>{"".join(f'<dd><a href="{url}">{title}</a></dd>' for title, url in offers_of(number))}</dl>
</td></tr></table><address>{FOOT}</address></center></body></html>"""


BUILDERS: dict[str, Callable[..., str]] = {NAMED: named, HASHED: hashed, TABLES: tables}


def as_page(html: str, number: int = 1, *, url: str | None = None) -> Page:
    return Page(url=url or url_of(number), fetched="2026-04-01T08:00:00+00:00", body=html.encode())


def traced(page: Page, known: Known = NOTHING) -> Traces:
    """Return what *page* tells of its site, as a cleaner has it."""
    read = describe(extract(page, known, paths=True))
    return traces(part(tidy(read, BOOK), BOOK), read)
