"""What the tables of budget forms have to hold, made from the content of a form alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from budget_model import FUNDS, STAGES, Record

COLUMNS = {"general": "GeneralFund", "special": "SpecialFund", "total": "Total"}
PREFIXES = {"approved": "approved", "actual": "executed", "deviation": "deviation"}
Rows = list[dict[str, str | None]]
PASSPORT_TABLES = (
    *("budget_passports", "budget_passport_goals", "budget_passport_tasks"),
    *("budget_passport_directions", "budget_passport_programmes", "budget_passport_indicators"),
)
REPORT_TABLES = (
    *("budget_passport_reports", "budget_passport_report_goals", "budget_passport_report_tasks"),
    *("budget_passport_report_directions", "budget_passport_report_programmes"),
    "budget_passport_report_indicators",
)


def figure(hundredths: int | None) -> str | None:
    """``1234500`` hundredths is ``12345``, ``1234550`` is ``12345.5``."""
    if hundredths is None:
        return None
    text = f"{Decimal(hundredths) / 100:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figures(prefix: str, sums: dict[str, int | None]) -> dict[str, str | None]:
    return {f"{prefix}{COLUMNS[fund]}": figure(sums[fund]) for fund in FUNDS}


def stages(row: Record) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for stage in STAGES:
        found |= figures(PREFIXES[stage], row[stage])
    return found


def uid(content: Record) -> str:
    """The identifier of a form that is the only one of its day, or its year."""
    start = f"{content['year']}-{content['programme']['kpkvk']}"
    return start if "analysis" in content else f"{start}-v-{content['order']['date']}"


def common(content: Record) -> dict[str, str | None]:
    programme = content["programme"]
    return {
        "uid": uid(content),
        "period": str(content["year"]),
        "programCode": programme["kpkvk"],
        "typicalProgramCode": programme["tpkvk"],
        "functionalCode": programme["kfkvk"],
        "title": programme["name"],
        "budgetCode": programme["budget_code"],
        "mainDisposerCode": content["head_unit"]["kpkvk"],
        "mainDisposerName": content["head_unit"]["name"],
        "mainDisposerId": content["head_unit"]["edrpou"],
        "executantCode": content["executor"]["kpkvk"],
        "executantName": content["executor"]["name"],
        "executantId": content["executor"]["edrpou"],
        "goal": content["aim"],
    }


def texts(owner: str, content: Record, part: str) -> Rows:
    return [
        {owner: uid(content), "number": str(n), "title": text}
        for n, text in enumerate(content[part], 1)
    ]


def numbered(owner: str, content: Record, part: str, of: Any) -> Rows:
    rows: Rows = []
    for n, row in enumerate(content[part], 1):
        cells = {owner: uid(content), "number": str(n), "title": row["name"]}
        if part == "indicators":
            cells |= {
                "group": row["group"], "unitName": row["unit"], "dataSource": row["source"]
            }  # fmt: skip
        else:
            cells["isPart"] = "false"
        rows.append(cells | of(row))
    return rows


def passport_rows(content: Record) -> dict[str, Rows]:
    """The rows of a passport by table, without file, hash and number of the version."""
    order = content["order"]
    head = common(content) | figures("amount", content["amount"])
    head |= {"legalBasis": content["grounds"], "orderType": order["kind"]}
    head |= {"orderNumber": order["number"], "orderDateAccepted": order["date"]}
    owner = "passportUid"
    return dict(
        zip(
            PASSPORT_TABLES,
            (
                [head],
                texts(owner, content, "goals"),
                texts(owner, content, "tasks"),
                numbered(owner, content, "directions", lambda row: figures("amount", row)),
                numbered(owner, content, "programmes", lambda row: figures("amount", row)),
                numbered(owner, content, "indicators", lambda row: figures("value", row)),
            ),
            strict=True,
        )
    )


def report_rows(content: Record) -> dict[str, Rows]:
    """The rows of a report by table, without file, hash and passport."""
    whole = {
        stage: {fund: sum(row[stage][fund] or 0 for row in content["directions"]) for fund in FUNDS}
        for stage in STAGES
    }
    head = common(content) | stages(whole)
    head |= {"analysis": content["analysis"], "conclusion": content["conclusion"]}
    owner = "reportUid"

    def cells(row: Record) -> dict[str, str | None]:
        return stages(row) | {"explanation": row["explanation"]}

    return dict(
        zip(
            REPORT_TABLES,
            (
                [head],
                texts(owner, content, "goals"),
                texts(owner, content, "tasks"),
                numbered(owner, content, "directions", cells),
                numbered(owner, content, "programmes", cells),
                numbered(owner, content, "indicators", cells),
            ),
            strict=True,
        )
    )
