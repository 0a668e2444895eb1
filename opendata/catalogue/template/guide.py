"""The instructions of a template, as paragraphs."""

from __future__ import annotations

from typing import Final

from opendata.messages import Message, msg

FILL: Final = msg("How to fill it in")
CHECK: Final = msg("How to check it")
AVOID: Final = msg("What not to do")
COLUMNS: Final = msg("The columns")
HEADINGS: Final = (FILL, CHECK, AVOID, COLUMNS)


def paragraphs(sheet: str, command: str) -> tuple[Message, ...]:
    """The text in order, headings among it; the table of the columns follows.

    ``sheet`` is the name of the first sheet, ``command`` checks the file.
    """
    return (
        FILL,
        msg(
            "1. Write on the first sheet, «{sheet}», from the second row on: one row for each "
            "record. The first row holds the names of the columns; leave it as it is.",
            sheet=sheet,
        ),
        msg(
            "2. What a column means is said in the note at its header (point at the corner), "
            "beside the cell that you have chosen, and in the table below. A dark header is "
            "required, a light one is not."
        ),
        msg(
            "3. A cell with an arrow has a list. Where other values will do too, type your own; "
            "where they will not, Excel refuses them."
        ),
        msg(
            "4. Type a date as you are used to, 06.07.2018; it is shown as 2018-07-06. An "
            "unfinished date (2018-07) will not do."
        ),
        msg(
            "5. Codes are text, so that 00123456 keeps its zeros. From another table paste only "
            "the values («Paste special»): pasted formats would take the place of these."
        ),
        msg(
            "6. Numbers stand without units, blanks and currency signs, and with the decimal sign "
            "of your Excel: a comma if it is set to Ukrainian. If 10.05 turns into a date, take "
            "the comma."
        ),
        msg(
            "7. Where there is nothing to say, write null: Latin letters, no quotes. It means that "
            "the value is not there or not known. A blank cell is read as the same, but the "
            "recommendations ask for the word. Zero is a number, not null."
        ),
        CHECK,
        msg("Save the file, close it, and run: {command}", command=command),
        msg(
            "Every fault is named with its cell and with what should stand there. Nothing is "
            "published by that, and the file is not changed."
        ),
        AVOID,
        msg(
            "Do not rename or merge columns, put titles above the header, totals below the rows, "
            "or other tables beside them. Do not say anything by colour: a portal does not see it."
        ),
        msg(
            "Do not write what the columns do not ask for, above all tax numbers, passports and "
            "home addresses of people."
        ),
        msg(
            "Do not upload this workbook to the portal by hand: it takes workbooks of one sheet. "
            "Save the first sheet as «CSV UTF-8», or copy it into a workbook of its own."
        ),
        COLUMNS,
    )
