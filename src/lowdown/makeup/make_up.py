"""An issue in, its paper decided out: type set once, every line given its place, and what does not fit told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from lowdown.cache import Cache
from lowdown.layout import ArticleOrder, Board, lock_plan, make_up, plan_changes
from lowdown.makeup.copyfit import FittedPaper, fit_copy
from lowdown.makeup.fit_findings import find_misfits
from lowdown.makeup.locked import TypesetAgain, follow_locked_plan
from lowdown.makeup.nearest import nearest_plan
from lowdown.model import (
    Block,
    BlockKind,
    Change,
    Finding,
    Issue,
    LockedPlan,
    Makeup,
    Picture,
    Publication,
    PulledLever,
    errors_among,
)
from lowdown.press import (
    FACES,
    Asset,
    Engine,
    PictureCropper,
    TemplateSet,
    TypesetIssue,
    crop_of,
    draw_dropcap,
    draw_qr,
    find_unsettable,
    first_letter,
    inspect_type,
    is_front_crowded,
    load,
    load_templates,
    picture_key,
    pictures_of,
    prepare,
    typeset_issue,
    typeset_tracked,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPlan:
    """A paper decided, and all that is needed to paste it up."""

    issue: Issue
    """What is printed: the issue as it was ordered, but for a picture that page 1 has no room for."""
    typeset: TypesetIssue
    """Everything that was set."""
    makeup: Makeup
    """Where it stands."""
    engine: Engine
    """What set it."""
    templates: TemplateSet
    """What it was set with."""
    changes: tuple[Change, ...] = ()
    """What was made shorter or longer so that the copy fits, in the order of the fit ladder."""
    levers: Mapping[str, tuple[PulledLever, ...]] = field(default_factory=dict)
    """The levers that were pulled for that, by the article's slug."""

    @property
    def lock(self) -> LockedPlan:
        """What to write down so that later builds keep to this plan."""
        return lock_plan(
            self.makeup, orders_of(self.issue, self.typeset), self.typeset.grid, levers=self.levers
        )

    @property
    def plan_changes(self) -> tuple[str, ...]:
        """What is different from the plan that was locked, in an editor's words; nothing where none was."""
        return plan_changes(self.issue.locked, self.lock) if self.issue.locked else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPaper:
    """What came of planning a paper."""

    findings: tuple[Finding, ...]
    """Everything that is wrong with it."""
    plan: PaperPlan | None = None
    """What was decided, copy that found no room included; None where the copy cannot be set at all."""

    @property
    def failed(self) -> bool:
        """Whether it cannot be printed."""
        return bool(errors_among(self.findings))


def plan_paper(
    publication: Publication,
    issue: Issue,
    *,
    progress: Callable[[str], None],
    cache: Cache | None = None,
) -> PlannedPaper:
    """Set all type of an issue, and decide where every line of it stands: as its locked plan says, where it has one.

    `cache` keeps prepared pictures between builds.
    """
    donation = (issue.donation,) if issue.donation else ()
    articles = (*issue.articles, *donation, *issue.fillers)
    findings = tuple(finding for article in articles for finding in find_unsettable(article))
    if findings:
        return PlannedPaper(findings=findings)
    templates = load_templates(publication)
    progress("Preparing the pictures")
    pictures, findings = prepare_pictures(publication, issue, templates, cache)
    if findings:
        return PlannedPaper(findings=findings)
    progress("Setting type")
    issue, typeset, engine = _set(publication, issue, templates, pictures)
    findings = inspect_type(issue, typeset)
    if errors_among(findings):
        return PlannedPaper(findings=findings)
    progress("Making up the pages")
    cropper = PictureCropper(root=publication.root, engine=engine, grid=typeset.grid, cache=cache)
    retype = partial(typeset_tracked, publication, issue, engine=engine, templates=templates)
    fitted = _decide(publication, issue, typeset, cropper=cropper, retype=retype)
    sheet = publication.paper.sheet
    nearest = nearest_plan(issue, typeset, orders_of(issue, typeset), fitted.makeup, sheet=sheet)
    findings += find_misfits(
        issue, fitted.typeset, fitted.makeup, changes=fitted.changes, nearest=nearest, sheet=sheet
    )
    plan = PaperPlan(
        issue=issue,
        typeset=fitted.typeset,
        makeup=fitted.makeup,
        engine=engine,
        templates=templates,
        changes=fitted.changes,
        levers=fitted.levers,
    )
    return PlannedPaper(findings=findings, plan=plan)


def _decide(
    publication: Publication,
    issue: Issue,
    typeset: TypesetIssue,
    *,
    cropper: PictureCropper,
    retype: TypesetAgain,
) -> FittedPaper:
    """Where everything stands, as the locked plan says or else as is best, with the copy made to fit."""
    sheet, limits = publication.paper.sheet, publication.fit
    orders = orders_of(issue, typeset)
    afresh = partial(
        make_up, furniture=typeset.furniture, grid=typeset.grid, pages=issue.pages, sheet=sheet
    )
    board = Board(grid=typeset.grid, furniture=typeset.furniture, pages=issue.pages)
    kept = (
        follow_locked_plan(
            issue.locked,
            typeset,
            orders,
            board,
            afresh=afresh,
            sheet=sheet,
            limits=limits,
            retype=retype,
        )
        if issue.locked
        else None
    )
    makeup = kept.makeup if kept else afresh(orders)
    return fit_copy(
        typeset,
        makeup,
        orders,
        kept=kept,
        limits=limits,
        sheet=sheet,
        cropper=cropper,
        retype=retype,
    )


def _set(
    publication: Publication, issue: Issue, templates: TemplateSet, pictures: dict[str, Asset]
) -> tuple[Issue, TypesetIssue, Engine]:
    """Set all type; the lead's picture leaves its head, and all is set again, where page 1 has no room for it."""
    url = publication.donation.url if issue.donation and publication.donation else None
    qr = draw_qr(url) if url else None
    letter = first_letter(issue)
    dropcap = draw_dropcap(letter) if letter else None
    extras = [asset for asset in (qr, dropcap and dropcap.asset) if asset]
    engine = Engine([*_fonts(), *pictures.values(), *extras])
    set_type = partial(
        typeset_issue,
        publication,
        engine=engine,
        templates=templates,
        pictures=pictures,
        qr=qr,
        dropcap=dropcap,
    )
    typeset = set_type(issue)
    if is_front_crowded(typeset) and issue.articles[0].image:
        issue = with_lead_picture_in_copy(issue)
        typeset = set_type(issue)
    return issue, typeset, engine


def with_lead_picture_in_copy(issue: Issue) -> Issue:
    """The issue with the lead's picture out of its head, so that it may stand overleaf: page 1 has no room for it."""
    first, *others = issue.placements
    article = first.article
    figure = Block(
        kind=BlockKind.FIGURE,
        id=f"{article.slug}-picture",
        html="",
        text="",
        place=article.place,
        picture=article.image,
    )
    moved = replace(article, image=None, copy=(figure, *article.copy))
    return replace(issue, placements=(replace(first, article=moved), *others))


def orders_of(issue: Issue, typeset: TypesetIssue) -> tuple[ArticleOrder, ...]:
    """What the manifest orders, for the make-up."""
    return tuple(
        ArticleOrder(
            article=piece.measures,
            pages=placement.pages,
            overflow=placement.overflow,
            gives_way=placement.gives_way,
            fixed=placement.article.forbidden_fit_steps,
        )
        for placement, piece in zip(issue.placements, typeset.pieces, strict=True)
    )


def prepare_pictures(
    publication: Publication, issue: Issue, templates: TemplateSet, cache: Cache | None
) -> tuple[dict[str, Asset], tuple[Finding, ...]]:
    """Every picture of the issue at its printed size, by `picture_key`, and one finding for each that is damaged."""
    grid = templates.grid
    articles = (*issue.articles, *issue.fillers)
    pictures = {
        picture_key(picture): picture for article in articles for picture in pictures_of(article)
    }
    prepared, findings = {}, []
    for key, picture in pictures.items():
        width = grid.width(min(picture.span, grid.columns))
        try:
            crop = crop_of(picture, width)
            prepared[key] = prepare(
                publication.root / picture.file, width=width, crop=crop, cache=cache
            )
        except (OSError, ValueError, SyntaxError) as error:
            findings.append(_damaged(picture, error))
    return prepared, tuple(findings)


def _damaged(picture: Picture, error: Exception) -> Finding:
    return Finding(
        code="LD208",
        place=picture.place,
        message=f"the picture {picture.file} is damaged: {str(error).splitlines()[0]}",
        cure="Save it again from the program that made it.",
    )


def _fonts() -> list[Asset]:
    return [Asset(url=face.url, mime="font/ttf", data=load(face)) for face in FACES]
