"""Results made by hand: every verdict once, one defect with consequences, one waiver."""

from datetime import date, datetime, timedelta, timezone

from conformance.findings import Cause, Exchange, Explanation, Finding, Json
from conformance.results import model as m
from conformance.results.about import about
from conformance.results.build import cause_model
from conformance.results.evidence import finding_model, mask_of
from conformance.results.fold import defects
from conformance.results.invocation import InvocationModel, VersionsModel
from conformance.results.judgement import counts_of, verdict_of
from conformance.results.run import RunModel, TriedSurfaceModel
from conformance.surfaces.known_words import CONTRACT, ShowableWords
from conformance.values.words import Bilingual

JAPAN = timezone(timedelta(hours=9))
RULE = "child_allowance/rule/monthly-amount"
PLANTED = "架空市見本町九丁目八番七号"
"""An address that a package gave out and that the result masks."""

EXCHANGE = Exchange(
    "POST",
    "/v1/child_allowance/rules/monthly-amount",
    {"month": "2026-05", "children": [{"birth_date": "2026-01-10", "counted": True}]},
    200,
    {"result": [{"amounts": [10000], "total": 10000, "address": PLANTED}]},
)
FINDING = Finding(
    "F-VALUE",
    "amounts の値が違います。",
    "amounts has another value than expected",
    [15000],
    [10000],
    "rules/monthly-amount → amounts",
    f"{RULE}:amounts",
    "根拠の手順に沿って値の作り方を確かめてください。",
    "follow the derivation and check how the value is made",
    (
        Explanation(
            "3歳の誕生月までは月額15,000円",
            "15,000 yen a month until the month of the third birthday",
            "児童手当法第6条第1項",
        ),
        Explanation("合計 15,000円", "total 15,000 yen"),
    ),
    {"month": "2026-05", "children": [{"birth_date": "2026-01-10", "counted": True}]},
    (EXCHANGE,),
)
INVENTED = Finding(
    "F-FILE-COLUMN-MISSING",
    "列が足りません。",
    "a column is missing",
    ["請求年月日"],
    [],
    "claims.csv",
    "child_allowance/record/claims/#columns",
)
NO_EVIDENCE = Cause(
    "U-NO-EVIDENCE",
    "事業者の申告がありません。",
    "the vendor's statement is missing",
    "プロファイルの attestations に氏名・日付・証拠を書いてください。",
    "state name, day and evidence under attestations of the profile",
)
UNCLEAR = Cause(
    "U-SPEC-UNCLEAR",
    "仕様の疑義事項 common_functions/question/address-length: この製品の解釈は length-18",
    "open question common_functions/question/address-length: the product follows length-18",
)


WORDS = ShowableWords(CONTRACT | {"amounts", "address", "10000"})

UNJUDGED = m.VerdictModel(state="incomplete", exit_code=3, line=Bilingual(ja="", en=""))


def _model(finding):
    return finding_model(finding, mask_of(finding, (), WORDS))


def case(
    case_id: str,
    verdict: m.CaseVerdict = "pass",
    *,
    level: str = "required",
    finding: Finding | None = None,
    cause: Cause | None = None,
    attestation: m.AttestationModel | None = None,
    waiver: m.WaiverModel | None = None,
    title: str = "支給月額（児童別・合計）",
) -> m.CaseModel:
    domain, kind, key, _ = case_id.split("/", 3)
    return m.CaseModel(
        id=case_id,
        requirement=f"{domain}/{kind}/{key}",
        requirement_title=Bilingual(ja=title, en=key.replace("-", " ")),
        title=Bilingual(
            ja="規則の例と同じ値を返す", en="returns what the example of the rule gives"
        ),
        level=level,
        class_expression=level,
        polarity="value",
        surface="evidence" if attestation else "api",
        source="児童手当法第6条",
        provenance="derived" if kind == "rule" else "reconstructed",
        ground="reconstructed" if verdict in {"unconfirmed", "answered"} else "derived",
        rests_on=f"{domain}/{kind}/{key}",
        answer=ANSWER if verdict == "answered" else None,
        place=f"{domain}/2.0/{kind}s.yaml:12",
        verdict=verdict,
        cause=None if cause is None else cause_model(cause),
        finding=None if finding is None else finding_model(finding, mask_of(finding, (), WORDS)),
        attestation=attestation,
        waiver=waiver,
    )


WAIVER = m.WaiverModel(
    of="child_allowance/function/search-claims/finds-by-name",
    approver="見本市 情報政策課長 架空一郎",
    reason="次期版 8.1 で改修する",
    risk="氏名で引けない。宛名番号で引く",
    expires=date(2027, 3, 31),
    expired=False,
)
ANSWER = m.AnswerModel(
    of="child_allowance/record/notices",
    accepted=False,
    document="児童手当システム標準仕様書 第2.0版 別紙3",
    page="12",
    by="架空次郎",
    on=date(2026, 10, 20),
)
ATTESTATION = m.AttestationModel(
    by="架空花子",
    role="品質保証部長",
    on=date(2026, 10, 1),
    statement="操作手順書を全職員に配付した",
    evidence="文書 QA-2026-014",
)
QUESTION = m.QuestionModel(
    id="common_functions/question/address-length",
    title=Bilingual(ja="住所_町字の桁数", en="length of the town part of an address"),
    status="spec_unclear",
    question="一方の帳票は18文字、他方は120文字としている。",
    readings={
        "length-18": Bilingual(ja="18文字", en="18 characters"),
        "length-120": Bilingual(ja="120文字", en="120 characters"),
    },
    switch=m.SwitchModel(key="town_length", reading="length-18", basis="unverified_default"),
    places=("データ項目定義書 2.1 住登外者 F12", "API仕様書 2.1 照会 G40"),
)


INVOCATION = InvocationModel(
    command="run",
    profile="profiles/mihon.yaml",
    profile_digest="ab" * 32,
    as_of=date(2026, 11, 1),
    seed=42,
    versions=VersionsModel(harness="0.1.0", python="3.11.7", hypothesis="6.170.15"),
)
CATALOGUE = (
    m.CatalogueModel(
        domain="child_allowance",
        name=Bilingual(ja="児童手当", en="child allowance"),
        version="2.0",
        digest="cd" * 32,
    ),
    m.CatalogueModel(
        domain="common_functions",
        name=Bilingual(ja="共通機能", en="common functions"),
        version="2.1",
        digest="ef" * 32,
    ),
)
RUN = RunModel(
    started_at=datetime(2026, 11, 1, 9, 30, tzinfo=JAPAN),
    finished_at=datetime(2026, 11, 1, 9, 35, 12, tzinfo=JAPAN),
    seconds=312.4,
    workers=2,
    surfaces=(
        TriedSurfaceModel(
            surface="api", kind="interface", address="https://mihon.example/conformance"
        ),
    ),
    profile="../profiles/mihon.yaml",
)


def mixed() -> tuple[m.CaseModel, ...]:
    """Every verdict, one defect with three consequences, a second defect under a waiver."""
    first = "child_allowance"
    return (
        case(f"{first}/rule/monthly-amount/example-1", "fail", finding=FINDING),
        case(f"{first}/rule/monthly-amount/example-2", "fail", finding=FINDING),
        case(f"{first}/rule/monthly-amount/example-3"),
        case(f"{first}/function/calculate-amount/example-1", "fail", finding=FINDING, title="算定"),
        case(f"{first}/form/payment-notice/prints-amount", "fail", finding=FINDING, title="通知書"),
        case(
            f"{first}/function/search-claims/finds-by-name",
            "fail",
            finding=Finding(
                "F-SEARCH",
                "検索の結果に漏れか余分があります。",
                "the search result lacks rows or holds others",
                ["1"],
                [],
                "functions/search-claims",
                f"{first}/function/search-claims:F-SEARCH",
            ),
            waiver=WAIVER,
            title="申請者の検索",
        ),
        case(
            f"{first}/function/train-staff/attested",
            "attested",
            attestation=ATTESTATION,
            title="研修",
        ),
        case(f"{first}/function/back-up/attested", "untested", cause=NO_EVIDENCE, title="複製"),
        case(
            f"{first}/function/print-label/issues", "not_declared", level="optional", title="宛名"
        ),
        case(f"{first}/function/ward-transfer/moves", "not_applicable", level="not_applicable"),
        case(
            f"{first}/function/delete-row/not-offered", level="prohibited", title="記録の物理削除"
        ),
        case(f"{first}/record/claims/file-columns", "unconfirmed", finding=INVENTED, title="請求"),
        case(f"{first}/record/notices/file-columns", "answered", finding=INVENTED, title="通知"),
        case("common_functions/record/address/town-length", "spec_unclear", cause=UNCLEAR),
        case("common_functions/form/list/looks-right", "needs_review", title="一覧表"),
    )


def result(
    cases: tuple[m.CaseModel, ...] | None = None, *, product: str = "見本手当システム"
) -> m.Result:
    """Return a result over the cases, its verdict decided by the lattice."""
    found = mixed() if cases is None else cases
    scope = m.ScopeModel()
    whole = m.Result(
        product=m.ProductModel(
            name=product,
            vendor="見本ソフト株式会社",
            release="8.0.2",
            city_type="general_city",
            city_code="139998",
            city_name="架空市",
        ),
        catalogue=CATALOGUE,
        invocation=INVOCATION,
        run=RUN,
        scope=scope,
        verdict=UNJUDGED,
        counts=counts_of(found),
        cases=found,
        defects=defects(found),
        questions=(QUESTION,),
    )
    return whole.model_copy(update={"verdict": verdict_of(about(whole), found)})


def conforming() -> m.Result:
    """Return a result in which everything that binds was executed and passed."""
    return result(tuple(case(f"child_allowance/rule/monthly-amount/example-{n}") for n in range(3)))


def large(count: int) -> m.Result:
    """Return a result of many cases: every tenth fails by a cause of its own."""
    found = []
    for n in range(count):
        name = f"child_allowance/function/function-number-{n // 5}/rejects-missing-item-{n}"
        if n % 10:
            found.append(case(name))
            continue
        own: Json = {"n": n}
        finding = Finding(
            "F-VALUE", "値が違います。", "another value", own, None, "x", f"cause-{n}",
            exchanges=(EXCHANGE, EXCHANGE, EXCHANGE),
        )  # fmt: skip
        found.append(case(name, "fail", finding=finding))
    return result(tuple(found))
