"""The pages on which types are told: each with its type, near-misses among them."""

from __future__ import annotations

from dataclasses import replace

from newscrawl.items import Hints
from tests.page_types import (
    AR,
    EN,
    NAMES,
    NEWS_ARTICLE,
    RU,
    STORY,
    Case,
    article,
    cards,
    comments,
    entries,
    headline,
    ld,
    og,
    page,
    pictures,
    related,
    rows,
    shell,
    story,
    whole_links,
)  # fmt: skip

COLLECTION = ld('{"@graph": [{"@type": "CollectionPage", "name": "x"}, {"@type": "BreadcrumbList"}]}')
LIVE = ld('{"@type": "LiveBlogPosting", "headline": "x", "liveBlogUpdate": [{"@type": "BlogPosting"}]}')
VIDEO = ld('{"@type": "VideoObject", "name": "x", "uploadDate": "2026-01-05"}')
LISTED = ld('{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": "/1"}]}')
PAGER = "<nav class='pagination'><a href='?page=2'>2</a><a href='?page=3'>3</a></nav>"

CHOICES = (
    "<p>We and our 842 partners process personal data, such as the address of your device, to store and access information on it "
    "and to serve advertisements and content that suit you.</p><p>Your choices apply to this site only, and you can change them at "
    "any time by returning to the privacy policy at the foot of every page, where the list of partners stands, too.</p><p>If you "
    "allow it, our partners would also like to learn where you are, to within several metres, and to tell your device from others "
    "by what is special about it; some partners rely on a legitimate interest and do not ask for your consent.</p><p>You can object "
    "to this in the list of partners below, one by one or all of them together, and your consent is asked for again in a year.</p>"
)
CAT = "<div class='liveblog-entry'><time>{}</time><p>{}</p></div>"
FLASH = "<p>أعلنت بلدية المرفأ صباح الاثنين إعادة فتح سوق السمك القديمة بعد عامين من الترميم.</p><p>وعاد ثلاثون بائعًا إلى أكشاكهم.</p>"
LISTS = {
    "category of a theme": page(
        shell(f"<h1>رياضة</h1>{cards('ar')}{PAGER}", title="رياضة | المرفأ اليوم", head=COLLECTION, body="archive category"),
        "/category/sport/"),
    "tag without a declaration": page(shell(f"<h1>الميناء</h1>{cards('ar')}", title="الميناء - المرفأ اليوم"), "/tag/harbour"),
    "section of headlines alone": page(
        shell(f"<h1>Sport</h1>{cards('en', summaries=False)}", title="Sport | Harbour Today", lang="en"), "/sport"),
    "section in a table": page(shell(rows("ar"), title="محليات :: المرفأ اليوم", menu=False), "/section.php?cat=3"),
    "section of cards that are links": page(
        shell(whole_links("en"), title="Business - Harbour Today", lang="en"), "/business/"),
    "search": page(
        shell(f"<h1>Search results for: harbour</h1>{cards('en')}", title="Search results for harbour", lang="en"),
        "/search?q=harbour"),
    "Arabic search": page(shell(f"<h1>نتائج البحث عن: الميناء</h1>{cards('ar')}", title="نتائج البحث عن الميناء"), "/?s=x"),
    "author with a biography": page(
        shell(f"<h1>Salma Hafez</h1><p>{STORY['en'][1]}</p>{cards('en')}", title="Salma Hafez, Author at Harbour Today",
              lang="en", head=ld('{"@type": "ProfilePage"}'), body="archive author"), "/author/salma-hafez/"),
    "archive of a month": page(
        shell(cards("fr"), title="janvier 2026 – Le Port", lang="fr", body="archive date"), "/2026/01/"),
    "Russian rubric": page(shell(f"<h1>Спорт</h1>{cards('ru')}", title="Спорт — Порт сегодня", lang="ru", head=LISTED), "/sport/"),
    "Chinese channel": page(shell(cards("zh"), title="体育_港口日报", lang="zh"), "/sports/"),
    "section that lists articles in JSON-LD": page(
        shell(cards("en"), title="Culture | Harbour Today", lang="en", head=ld(
            "[" + ",".join('{"@type": "NewsArticle", "headline": "x", "datePublished": "2026-01-05"}' for _ in range(5)) + "]")),
        "/culture"),
    "search without results": page(
        shell("<h1>Search results for: xyz</h1><p>No results found.</p>", title="Search results for xyz", lang="en"), "/?s=xyz"),
    "section of videos": page(
        shell("".join(f"<div><a href='/video/{i}'><h3>{head}</h3></a></div>" for i, (head, _) in enumerate(EN)),
              title="Videos | Harbour Today", lang="en"), "/videos/"),
}  # fmt: skip
HOMES = {
    "of a theme": page(
        shell(cards("ar") + whole_links("ar"), title="المرفأ اليوم | أخبار الساحل", head=og("website"), body="home blog"), "/"),
    "without a declaration": page(shell(cards("en"), title="Harbour Today", lang="en"), "/"),
    "of a language": page(shell(whole_links("fr") + cards("fr"), title="Le Port : l'actualité de la côte", lang="fr"), "/fr/"),
    "in a table": page(shell(rows("ar") + rows("ar"), title="المرفأ اليوم", menu=False), "/index.php"),
    "of headlines alone": page(shell(cards("ru", summaries=False) * 2, title="Порт сегодня — новости", lang="ru"), "/"),
}  # fmt: skip
LIVE_BLOGS = {
    "declared": page(shell(f"<h1>إضراب الميناء</h1>{entries('ar', 5)}", title="إضراب الميناء | المرفأ اليوم", head=LIVE),
                     "/news/harbour-strike-48213"),
    "told by title and times": page(
        shell(f"<h1>Harbour strike live: latest updates</h1>{entries('en', 9)}", title="Harbour strike live: latest updates",
              lang="en", head=NEWS_ARTICLE), "/news/2026/01/05/harbour-strike"),
    "Arabic, told by title and times": page(
        shell(f"<h1>إضراب الميناء لحظة بلحظة</h1>{entries('ar', 9)}", title="إضراب الميناء لحظة بلحظة"), "/story/48213"),
    "told by address and times": page(
        shell(f"<h1>Grève au port</h1>{entries('fr', 9)}", title="Grève au port : la journée", lang="fr"),
        "/live/2026/01/05/greve-au-port"),
    "told by title and relative times": page(
        shell("<h1>Harbour strike: live updates</h1>" + "".join(
            f"<div><span>{i + 3} minutes ago</span><p>{text}</p></div>" for i, (_, text) in enumerate(EN)),
              title="Harbour strike: live updates", lang="en"), "/news/harbour-strike-48213"),
    "times glued to their entries": page(
        shell("<h1>إضراب الميناء: تغطية مباشرة</h1>" + "".join(
            f"<p>{10 + i}:{15 + i} - {text}</p>" for i, (_, text) in enumerate(AR)), title="إضراب الميناء: تغطية مباشرة"), "/story/48213"),
    "told by classes and times": page(
        shell("<h1>Harbour strike</h1>" + "".join(CAT.format(f"1{i}:05", text) for i, (_, text) in enumerate(EN)),
              title="Harbour strike", lang="en"), "/story/48213"),
}  # fmt: skip
GALLERIES = {
    "declared": page(
        shell(f"<h1>In pictures: the harbour before the storm</h1>{pictures('en')}", title="In pictures: the harbour",
              lang="en", head=ld('{"@type": "ImageGallery"}')), "/gallery/harbour-before-the-storm"),
    "Arabic, told by title and captions": page(
        shell(f"<h1>بالصور.. الميناء قبل العاصفة</h1>{pictures('ar')}", title="بالصور.. الميناء قبل العاصفة"), "/story/48213"),
    "video with a line of text": page(
        shell("<h1>حوت يدخل الميناء القديم</h1><video src='/x.mp4'></video><p>شاهد لحظة دخول الحوت.</p>" + related("ar"),
              title="فيديو: حوت يدخل الميناء القديم", head=VIDEO + og("video.other")), "/video/48213"),
    "video page that declares nothing": page(
        shell(f"<h1>Video: A whale in the harbour</h1><video></video>{related('en')}", title="Video: A whale in the harbour",
              lang="en"), "/videos/a-whale-in-the-harbour"),
    "captions in boxes": page(
        shell("<h1>Le port avant la tempête en images</h1>" + pictures("fr").replace("figcaption", "span class='caption'")
              .replace("figure", "div class='caption'"), title="Le port en images", lang="fr"), "/diaporama/port"),
}  # fmt: skip
SHELLS = {
    "application": page(
        "<!DOCTYPE html><html><head><title>Harbour Today</title><script defer src='/static/js/main.js'></script></head><body>"
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div></body></html>", "/n/48213"),
    "of a declared article": page(
        f"<html><head><title>{AR[0][0]}</title>{NEWS_ARTICLE}{og('article')}<script src='/_nuxt/app.js'></script></head><body>"
        "<noscript>يرجى تفعيل جافا سكريبت في متصفحك لعرض هذا الموقع.</noscript><div id='__nuxt'></div></body></html>", "/n/48213"),
    "without a word": page(
        "<html><head><title>Порт сегодня</title></head><body><div id='app'></div><script>"
        + "window.__STATE__={};" * 40 + "</script></body></html>", "/n/48213"),
    "that speaks on the page": page(
        shell("<div>Bitte aktivieren Sie JavaScript, um diese Seite zu sehen.</div>", title="Hafen heute", lang="en"), "/n/1"),
    "with a menu": page(
        shell("<div id='app'></div><noscript>Veuillez activer JavaScript pour afficher ce site.</noscript>", title="Le Port",
              lang="fr"), "/n/48213"),
    "of a declared article, with its data in a script": page(
        f"<html><head><title>{AR[0][0]}</title>{NEWS_ARTICLE}<script src='/_next/a.js'></script></head><body><div id='__next'></div>"
        "<script id='__NEXT_DATA__' type='application/json'>{\"props\": {}}</script></body></html>", "/n/48213"),
}  # fmt: skip
WALLS = {
    "check of a browser": page(
        "<html><head><title>Just a moment...</title></head><body><h1>www.almarfa.example</h1><p>Checking your browser before "
        "you reach the site. This takes some seconds.</p><p>Ray ID: 8f1</p><script src='/cdn-cgi/x.js'></script></body></html>",
        "/story/48213"),
    "refusal": page(
        "<html><head><title>Attention Required!</title></head><body><h1>Sorry, you have been blocked</h1><h2>You are unable to "
        "access almarfa.example</h2><p>This website is using a security service to protect itself from online attacks.</p>"
        "</body></html>", "/story/48213"),
    "Arabic check for robots": page(
        "<html><head><title>التحقق الأمني</title></head><body><p>يرجى إثبات أنك لست روبوتًا للمتابعة إلى الموقع.</p>"
        "<form><button>متابعة</button></form></body></html>", "/story/48213"),
    "consent in English": page(
        "<html><head><title>Harbour Today</title></head><body><div><h2>We value your privacy</h2><p>We and our 412 partners "
        "store and/or access information on a device, such as cookies, and process personal data for advertising, content "
        "measurement and audience research.</p><button>Accept all</button><button>Reject all</button></div></body></html>",
        "/story/48213"),
    "consent in Arabic": page(
        "<html><head><title>المرفأ اليوم</title></head><body><h1>قبل المتابعة إلى الموقع</h1><p>نستخدم نحن وشركاؤنا ملفات تعريف "
        "الارتباط لقياس عدد الزيارات وعرض إعلانات تناسبك، ويمكنك تغيير رأيك متى شئت.</p><button>قبول الكل</button>"
        "<button>إدارة الخيارات</button></body></html>", "/story/48213"),
    "consent in German": page(
        "<html><head><title>Hafen heute</title></head><body><h1>Mit Werbung weiterlesen</h1><p>Besuchen Sie uns wie gewohnt mit "
        "Werbung und Cookies. Ihre Einwilligung können Sie jederzeit in den Datenschutzeinstellungen widerrufen.</p><button>"
        "Zustimmen und weiter</button></body></html>", "/story/48213"),
    "Russian check for robots": page(
        "<html><head><title>Ой!</title></head><body><h1>Подтвердите, что вы не робот</h1><p>Нам очень жаль, но запросы похожи "
        "на автоматические.</p></body></html>", "/story/48213"),
    "consent in long paragraphs": page(
        shell(f"<h2>We value your privacy</h2>{CHOICES}<button>Accept all</button>", title="Harbour Today", lang="en"), "/story/48213"),
    "consent in long paragraphs, without a menu": page(
        f"<title>Before you continue</title><h1>Before you continue to Harbour Today</h1>{CHOICES}<button>I agree</button>", "/story/1"),
    "refusal of a server": page(
        "<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>You don't have permission to access this page on "
        "this server.<p>Reference #18.2</p></body></html>", "/story/48213"),
}  # fmt: skip
SOFT_404 = {
    "in Arabic": page(
        shell("<h1>الصفحة غير موجودة</h1><p>عذرًا، الصفحة التي تبحث عنها نُقلت أو حُذفت.</p>", title="الصفحة غير موجودة"), "/story/48213"),
    "with headlines to read instead": page(
        shell(f"<h1>Page not found</h1><p>Try one of these stories instead.</p>{cards('en')}", title="Page not found | Harbour Today",
              lang="en"), "/2026/01/05/harbour-market"),
    "told by the body's class": page(
        shell("<h1>Oups !</h1><p>Rien par ici. Faites une recherche ?</p>", title="Le Port", lang="fr", body="error404"), "/story/1"),
    "of a bare number": page(
        shell("<h1>404</h1><p>К сожалению, запрашиваемая страница не найдена.</p>", title="404 — Порт сегодня", lang="ru"), "/n/48213"),
    "told by a line alone": page(
        shell("<p>您访问的页面不存在或已被删除。</p>", title="港口日报", lang="zh"), "/a/48213"),
    "in Persian": page(shell("<h2>متأسفانه صفحه مورد نظر شما یافت نشد.</h2>", title="روزنامه بندر"), "/n/48213"),
    "in Hebrew": page(shell("<h1>העמוד לא נמצא</h1><p>ייתכן שהכתובת שגויה.</p>", title="הנמל היום"), "/n/48213"),
    "in Turkish": page(shell("<h1>Hata 404</h1><p>Aradığınız sayfa bulunamadı.</p>", title="Liman Bugün"), "/n/48213"),
    "in Spanish": page(shell("<h1>Lo sentimos</h1><p>La página que buscas no existe.</p>", title="El Puerto"), "/n/48213"),
    "in Urdu": page(shell("<h1>صفحہ نہیں ملا</h1><p>سرورق پر واپس جائیں</p>", title="صفحہ نہیں ملا"), "/n/48213"),
    "that declares an article": page(
        shell(f"<h1>عذرًا، هذه الصفحة لم تعد متاحة</h1>{cards('ar')}", title="المرفأ اليوم", head=og("article")), "/story/48213"),
    "under the address of an article": page(
        shell("<h2>Oops! That page can’t be found.</h2><p>It looks like nothing was found at this location. Maybe try a search?</p>",
              title="Page not found – Harbour", lang="en"), "/2026/01/05/harbour"),
}  # fmt: skip
BANNER = (
    "<div class='banner'><p>We use cookies to measure visits and to show advertisements that suit you; you may change your mind "
    "at any time.</p><button>Accept all</button><button>Reject all</button></div>"
)
TABLE = (
    "<table>"
    + "".join(f"<tr><td>{i}</td><td>فريق {i}</td><td>{30 - i}</td></tr>" for i in range(1, 15))
    + "</table>"
)
ARTICLES = {
    "plain": page(article("ar", story("ar")), "/story/48213"),
    "English, declared": page(article("en", story("en"), head=NEWS_ARTICLE + og("article")), "/2026/01/05/harbour-market"),
    "news flash among headlines": page(article("ar", FLASH + related("ar")), "/story/48213"),
    "news flash without a heading": page(
        shell(FLASH + related("ar"), title=f"{headline('ar')} - المرفأ اليوم"), "/view.php?x=3"),
    "with a banner for cookies": page(article("en", story("en", 1) + BANNER), "/story/48213"),
    "news flash with a banner for cookies": page(article("ar", FLASH) + BANNER, "/story/48213"),
    "with many comments": page(article("en", story("en") + comments(30)), "/story/48213"),
    "with many comments and live in its title": page(
        article("en", story("en") + comments(30)).replace("<title>", "<title>Live: "), "/story/48213"),
    "short, in a section of galleries' address": page(article("en", story("en", 2)), "/gallery/news/48213"),
    "under the address of a list": page(article("ar", story("ar")), "/tag/harbour/48213"),
    "under the address of the home": page(article("ar", story("ar")), "/"),
    "table of results": page(article("ar", FLASH + TABLE), "/sport/48213"),
    "video with its text": page(article("ar", "<video></video>" + story("ar"), head=VIDEO + NEWS_ARTICLE), "/video/48213"),
    "video with two paragraphs, declared as a video only": page(article("en", story("en", 2), head=VIDEO), "/video/48213"),
    "pictures within the text": page(article("fr", story("fr", 1) + pictures("fr") + story("fr")), "/story/48213"),
    "on pages that are not found": page(
        article("en", "<p>Visitors of the ministry's site read ‘page not found’ for two hours on Monday.</p>" + story("en"))
        .replace(headline("en"), "Page not found: why the ministry's site was empty for two hours"), "/story/48213"),
    "flash on a page that is not found": page(
        shell("<h1>Ministry loses its own site for two hours</h1><p>Visitors read ‘page not found’ on Monday, the ministry said. "
              "The site was back by noon.</p>", title="Ministry loses its own site for two hours", lang="en"), "/story/48213"),
    "on consent to cookies": page(
        article("en", "<p>We value your privacy: so begin the walls that ask for consent.</p>" + story("en") + BANNER), "/story/48213"),
    "on robots": page(
        article("ar", "<p>هل أنت روبوت؟ هكذا تسأل المواقع زوارها كل يوم.</p>" + story("ar")), "/story/48213"),
    "asks for scripts where there are none": page(
        article("en", story("en", 1) + "<noscript>Please enable JavaScript to see the comments.</noscript>"), "/story/48213"),
    "flash that asks for scripts": page(
        article("ar", FLASH + "<noscript>يرجى تفعيل جافا سكريبت</noscript>"), "/story/48213"),
    "chronicle of a day": page(
        article("en", "".join(f"<p>{8 + i}:30 {text}</p>" for i, (_, text) in enumerate(EN))), "/story/48213"),
    "with an offer after each paragraph": page(
        article("ar", "".join(f"<p>{p}</p><p><a href='/n/{i}'>{AR[i][0]}</a></p>" for i, p in enumerate(STORY["ar"] * 2))),
        "/story/48213"),
    "home of a blog with full posts": page(
        shell("".join(f"<article><h2><a href='/p/{i}'>{EN[i][0]}</a></h2>{story('en')}</article>" for i in range(3)),
              title="Harbour Notes", lang="en"), "/"),
    "in one block, with breaks": page(
        shell(f"<div>{'<br>'.join(STORY['ar'])}</div>", title=headline("ar")), "/news.php?id=4711"),
    "in a table": page(
        shell(f"<table><tr><td><font><b>{headline('ar')}</b></font><br>{'<br><br>'.join(STORY['ar'])}</td></tr></table>",
              title=f"{NAMES['ar']} :: {headline('ar')}"), "/news.php?id=4711"),
    "Chinese": page(article("zh", story("zh")), "/a/48213"),
    "Chinese flash among headlines": page(article("zh", story("zh", 1) + related("zh")), "/a/48213"),
    "Russian flash": page(
        shell(f"<h1>{RU[0][0]}</h1><p>{RU[0][1]} {RU[1][1]}</p>{related('ru')}", title=RU[0][0], lang="ru"), "/news/48213"),
    "stub before a paywall": page(
        article("en", story("en", 1) + "<div>Subscribe to read the whole story</div>", head=NEWS_ARTICLE), "/story/48213"),
    "with most read headlines and their summaries": page(article("en", story("en") + cards("en")), "/story/48213"),
    "flash with headlines and their summaries": page(article("ar", FLASH + cards("ar"), head=NEWS_ARTICLE), "/story/48213"),
    "text input": page("الصفحة غير موجودة\nالصفحة التي تبحث عنها غير موجودة", "/story/48213", "text"),
    "links, as text input": page("\n".join(head for head, _ in AR), "/", "text"),
    "flash whose headline is a second-level heading": page(
        shell(f"<h2>{headline('ar')}</h2>{FLASH}{related('ar')}", title=headline("ar")), "/n/48"),
    "flash with its headline in bold, on an old site": page(
        shell(f"<b>{headline('ar')}</b>{FLASH}{related('ar')}", title=NAMES["ar"]), "/index.php?section=news&item=77"),
    "flash over teasers": page(shell(f"<h2>{headline('ar')}</h2>{FLASH}{cards('ar')}", title=headline("ar")), "/n/48"),
    "table of teams that are links": page(
        shell("<h2>نتائج الجولة الخامسة من دوري اليد</h2><table>" + "".join(
            f"<tr><td><a href='/t/{i}'>فريق الساحل الشرقي أمام فريق الجزيرة {i}</a></td><td>3-1</td></tr>" for i in range(16)) + "</table>",
              title="نتائج الجولة الخامسة من دوري اليد | المرفأ اليوم"), "/sport/48213"),
    "list of links under a headline": page(
        article("en", "<ul>" + "".join(f"<li><a href='/i/{i}'>{head}</a></li>" for i, (head, _) in enumerate(EN)) + "</ul>"), "/p/48213"),
    "round-up that is declared": page(
        article("en", f"<p>{STORY['en'][0]}</p>{cards('en')}", head=NEWS_ARTICLE), "/2026/01/05/roundup-of-the-week"),
    "live in its title, over teasers with dates": page(
        article("en", story("en") + cards("en")).replace("<title>", "<title>Live: "), "/story/48213"),
    "on consent, with paragraphs of a wall's wording": page(
        article("en", story("en") + CHOICES, head=NEWS_ARTICLE), "/story/48213"),
    "flash that speaks of pictures and of a broadcast": page(
        shell(f"<h2>{headline('ar')}</h2><p>نشرت البلدية بالصور والفيديو ما أنجزته في السوق، وكان الافتتاح في بث مباشر شاهده الآلاف.</p>"
              + related("ar"), title=headline("ar")), "/n/48"),
    "flash without any heading, that a feed names": replace(
        page(shell(FLASH + cards("ar"), title=NAMES["ar"]), "/view.php?x=3"), hints=Hints(title=headline("ar"))),
}  # fmt: skip
KINDS = {
    "list": LISTS, "home": HOMES, "live-blog": LIVE_BLOGS, "gallery": GALLERIES, "script-shell": SHELLS, "wall": WALLS,
    "soft-404": SOFT_404, "article": ARTICLES,
}  # fmt: skip
CASES = [Case(name, kind, page) for kind, pages in KINDS.items() for name, page in pages.items()]
