"""Whether a data item stands in the data source of an EUC function, and who defines it."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.5.2"


@value
class Given:
    """Where the item comes from, the two business IDs, whether EUC is one package with the core."""

    origin: Literal["own_list", "received", "other"]
    business_id: str
    provider_business_id: str
    packaged: bool


@value
class Output:
    """Whether the item is offered, and the business whose list defines type, digits and code."""

    offered: Literal["required", "allowed", "not_foreseen"]
    defined_by: str | None


@rule("common_functions", "euc-item-definition", law=_SOURCE)
def euc_item_definition(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the item must, may, or is not foreseen to be offered, and its definition.

    Items of the own list (基本データリスト) and items received by linkage must be offered, the
    latter as the provider's list defines them; others may only where EUC is one package with the
    core system.
    """
    if given.origin == "other":
        why(
            "基本データリスト外の項目は、一体のパッケージとして提供する場合だけ利用できる。",
            "Items outside the lists may be used only where EUC is one package with the core.",
            law=_SOURCE,
        )
        return Output("allowed" if given.packaged else "not_foreseen", None)
    received = given.origin == "received"
    defined_by = given.provider_business_id if received else given.business_id
    why(
        f"{'他業務から取得している' if received else '基本データリストの'}項目で、"
        f"データの型と桁数は業務{defined_by}の定義に従う。",
        f"An item {'received by linkage' if received else 'of the own list'}: business "
        f"{defined_by} defines it.",
        law=_SOURCE,
    )
    return Output("required", defined_by)
