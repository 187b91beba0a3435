"""Part a page's stories: the lead, and each story that the page appends to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from newscrawl.discovery.sites import site_of
from newscrawl.items import Metadata, Story
from newscrawl.stages.credit import credited, offered
from newscrawl.stages.dates import is_date_line
from newscrawl.stages.lines.credit_line import is_no_title, opening_credit
from newscrawl.stages.lines.head_title import above_headline
from newscrawl.stages.lines.headline_places import TITLE_TAGS
from newscrawl.stages.lines.known import NOTHING
from newscrawl.stages.lines.outlet_title import without_outlet
from newscrawl.stages.lines.own_name import OwnName
from newscrawl.stages.metadata.authors import together
from newscrawl.stages.removal import as_removed, in_page_order
from newscrawl.stages.said import Said
from newscrawl.stages.splitting.biography import without_biography
from newscrawl.stages.splitting.head import read_head
from newscrawl.stages.splitting.places import behind_first_prose, places
from newscrawl.stages.splitting.seams import Scale
from newscrawl.stages.splitting.shares import line_by_line, shares
from newscrawl.stages.splitting.tail import read_tail
from newscrawl.stages.words.shape import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Page, Removed
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.lines.known import Known
    from newscrawl.stages.splitting.places import Place
    from newscrawl.stages.splitting.shares import Share
    from newscrawl.stages.words.shape import Shape


def split(page: Page, rules: LanguageRules, known: Known = NOTHING) -> Page:
    """Return *page* with its blocks parted into stories, each with its own title, date and credits.

    Offered headlines that no story follows are cut as related. A page without article text has no story.
    """
    if not page.blocks:
        return page
    known = known if "recurrence" in rules.evidence else NOTHING
    page = _from_headline(page)
    starts, teasers = _places(page, rules, known)
    titles = {i for i, _ in starts}
    offers = {i for i, block in enumerate(page.blocks) if block.role == "offer" and i not in titles}
    teasers = {i for i in teasers if not page.blocks[i].settled}
    dropped = offers | teasers
    rules_of = {i: page.blocks[i].offered_by or "place-after-related" for i in offers}
    rules_of |= dict.fromkeys(teasers, "place-describes-headline")
    removed = in_page_order(
        *page.removed,
        *(as_removed(page.blocks[i], kind="related", rule=rule) for i, rule in sorted(rules_of.items())),
    )
    bounds = [0, *(i for i, _ in starts), len(page.blocks)]
    stretches = [
        [page.blocks[i] for i in range(begin, end) if i not in dropped] for begin, end in pairwise(bounds)
    ]
    for (_, titled), stretch in zip(starts, stretches[1:], strict=True):
        if titled:
            stretch[0] = replace(stretch[0], role="title")
    lead, *appended = _stories(page, stretches, removed, rules)
    if lead.metadata.title:
        title = without_outlet(lead.metadata.title, site_of(page.url), known)
        lead = replace(lead, metadata=replace(lead.metadata, title=title))
    return replace(page, blocks=(), removed=(), stories=(lead, *appended))


def _from_headline(page: Page) -> Page:
    """Return *page* without what stands above the headline of its article."""
    begin = above_headline(page.blocks, page.metadata.title)
    above = [block for block in page.blocks[:begin] if not block.settled]
    if not above:
        return page
    kept = (*(block for block in page.blocks[:begin] if block.settled), *page.blocks[begin:])
    cuts = (as_removed(block, kind="navigation", rule="head-before-title") for block in above)
    return replace(page, blocks=kept, removed=in_page_order(*page.removed, *cuts))


def _places(page: Page, rules: LanguageRules, known: Known) -> tuple[list[tuple[int, bool]], set[int]]:
    """Return the positions where the second and later stories begin, and whether a title stands there; and the
    positions of the sentences that describe an offered headline."""
    shapes = [shape(block.text, rules.words) for block in page.blocks]
    start, found, teasers = 0, [], set()
    scale = Scale(page, shapes, known, rules.evidence)
    bylines = _bylines(page.blocks, shapes, rules)
    for place in map(scale.entitled, places(page.blocks, shapes, page.removed, bylines)):
        describes = scale.describes_offer(place, start)
        if scale.is_seam(place, start) and not (describes and scale.returns(place, start)):
            title = _title_of(place, start, page.blocks)
            start = title if title is not None else place.first
            found.append((start, title is not None))
        elif describes:
            teasers.add(place.body)
    return found, teasers


def _bylines(blocks: Sequence[Block], shapes: Sequence[Shape], rules: LanguageRules) -> frozenset[int]:
    """Return the positions of the lines behind the first paragraph that say when and by whom a story was written."""
    lines = [
        i
        for i in range(behind_first_prose(blocks, shapes), len(blocks))
        if shapes[i].kind != "prose" and blocks[i].role in {"text", "heading"}
    ]
    dated = {i for i in lines if is_date_line(blocks[i].text)}
    return frozenset(
        i
        for i in lines
        if is_no_title(blocks[i].text, rules)
        or (i + 1 in dated and (opening_credit(blocks[i].text, rules) or together(blocks[i].text)))
    )


def _title_of(place: Place, start: int, blocks: Sequence[Block]) -> int | None:
    """Return the position of the title of the story at *place*: of the heading before it, too, that is too short to be a
    title anywhere else. The story from *start* does not end in a heading."""
    before = place.first - 1
    if place.title is not None or before <= start or blocks[before].role == "offer":
        return place.title
    return before if blocks[before].tag in TITLE_TAGS else None


def _stories(
    page: Page, stretches: Sequence[Sequence[Block]], removed: Sequence[Removed], rules: LanguageRules
) -> tuple[Story, ...]:
    """Return a story for each stretch of blocks, with the cuts that stood in its part of the page."""
    parts = enumerate(zip(stretches, shares(stretches, removed), strict=True))
    own_name = OwnName(removed)
    stories = [_story(page, part, blocks, share, rules, own_name) for part, (blocks, share) in parts]
    return _without_others_authors(stories)


def _without_others_authors(stories: Sequence[Story]) -> tuple[Story, ...]:
    """Return *stories* with the first less the authors that the page declares and an appended story names as its own, if
    it has others."""
    lead, *appended = stories
    others = {name for story in appended for name in story.metadata.authors}
    own = tuple(name for name in lead.metadata.authors if name not in others)
    if own and own != lead.metadata.authors:
        lead = replace(lead, metadata=replace(lead.metadata, authors=own))
    return (lead, *appended)


def _without_marks(
    blocks: Sequence[Block], removed: Sequence[Removed]
) -> tuple[tuple[Block, ...], list[Removed]]:
    """Return *blocks* without the marks, "←" or "[", that are left of lines of which the rest was cut; and those as cuts."""
    lines = {cut.index for cut in removed}
    left: list[Block] = []
    cuts: list[Removed] = []
    for block in blocks:
        if block.settled or block.index not in lines or any(map(str.isalnum, block.text)):
            left.append(block)
        else:
            cuts.append(as_removed(block, kind="other", rule="place-no-words"))
    return tuple(left), cuts


def _story(
    page: Page,
    part: int,
    blocks: Sequence[Block],
    share: Share,
    rules: LanguageRules,
    own_name: OwnName,
) -> Story:
    """Return story *part* of *blocks*; *share* are its cuts, and those that say something of it."""
    declared = page.metadata if part == 0 else Metadata(language=page.metadata.language)
    head = read_head(blocks, declared.title, rules, own_name)
    kept, tail = read_tail(head.blocks, share.cuts, rules)
    kept, marks = _without_marks(kept, share.cuts)
    cuts = in_page_order(*share.cuts, *head.removed, *tail, *marks)
    first, last = (kept[0].index, kept[-1].index) if kept else (0, 0)
    second = kept[1].index if len(kept) > 1 else first
    says = in_page_order(*share.said, *head.removed)
    before = tuple(cut for cut in says if cut.index <= first)
    title = head.title_index if head.title_index is not None else -1
    metadata = credited(
        replace(declared, title=head.title),
        Said(
            cuts=says,
            head=before,
            byline=tuple(cut for cut in before if cut.index > title),
            below=line_by_line(before, head.title_index),
            standfirst=tuple(cut for cut in says if first < cut.index < second),
            tail=tuple(cut for cut in says if cut.index >= last),
            name=head.author,
            below_title=part > 0,
            own_name=own_name,
            told=tuple(block.text for block in kept),
        ),
        rules,
        page.hints,
        datetime.fromisoformat(page.fetched),
    )
    kept, told = without_biography(kept, metadata.authors)
    cuts = in_page_order(*cuts, *told)
    return Story(part=part, blocks=kept, metadata=metadata, removed=cuts, related=offered(cuts, rules))
