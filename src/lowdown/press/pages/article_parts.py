"""What each element of the page forms is, for the structure tree of the PDF."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.model import Publication
from lowdown.press.pages.page_views import FrameView, PageView
from lowdown.press.type import TypesetIssue
from lowdown.press.weasy import ArticlePart, Join, Role, SetLine


def tag_pages(
    publication: Publication, typeset: TypesetIssue, pages: Sequence[PageView]
) -> list[list[ArticlePart]]:
    """The parts of articles on every page, in the order in which `forms.html` draws them."""
    last_lines: dict[str, SetLine] = {}
    return [
        [_tag_frame(publication, typeset, view, last_lines) for view in page.frames]
        for page in pages
    ]


def _tag_frame(
    publication: Publication,
    typeset: TypesetIssue,
    view: FrameView,
    last_lines: dict[str, SetLine],
) -> ArticlePart:
    """One frame; `last_lines` has the last line pasted of each article, and is kept up to date."""
    article = view.view.article
    set_lines = typeset.by_slug[article.slug].set_lines
    joins = []
    for take in view.frame.takes:
        placed = [set_lines[line] for line in sorted(line for line, _ in take.placed)]
        joins.append(_join(last_lines.get(article.slug), placed))
        last_lines[article.slug] = placed[-1]
    language = article.language if article.language != publication.language else ""
    return ArticlePart(
        article=article.slug, language=language, roles=_roles(view), joins=tuple(joins)
    )


def _roles(view: FrameView) -> tuple[Role, ...]:
    """What each child of the frame's element is."""
    roles: list[Role] = []
    if view.ruled:
        roles.append(Role.RULE)
    if view.frame.headed:
        roles.append(Role.HEAD)
    if view.origin:
        roles += [Role.JUMP_HEAD, Role.FROM]
    roles += [Role.TAKE] * len(view.takes)
    if view.to:
        roles.append(Role.TO)
    if view.online:
        roles.append(Role.ONLINE)
    roles += [Role.SPANNER] * len(view.spanners)
    return tuple(roles)


def _join(end: SetLine | None, placed: Sequence[SetLine]) -> Join | None:
    """Where a take goes on with the block in which the take before it ended."""
    if end is None or end.solid:
        return None
    following = next(
        (set_line for set_line in placed if not set_line.solid and set_line.path[0] == end.path[0]),
        None,
    )
    if following is None:
        return None
    children = sorted({set_line.path[0] for set_line in placed})
    same = [mine == other for mine, other in zip(end.block, following.block, strict=False)]
    depth = same.index(False) if False in same else len(same)
    return Join(child=children.index(end.path[0]), depth=depth)
