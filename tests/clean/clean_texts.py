"""Hypothesis strategies for the tests of cleaning: texts as they come out of Word and Excel."""

from __future__ import annotations

from hypothesis import strategies as st

CYRILLIC = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯёъыэ"
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"
MARKS = " -–—/\\№N#.,;:_\"'’`ʼ«»“”()<>@|\u00a0\u00ad\u200b\u2028\ufeff\u0301\u0306\u0308\n\t\r"

letters = st.sampled_from(CYRILLIC + LATIN)
messy = st.text(st.sampled_from(CYRILLIC + LATIN + DIGITS + MARKS), max_size=40)
anything = st.one_of(messy, st.text(max_size=40))
numbers = st.from_regex(r"[1-9][0-9]{0,3}([-/][0-9]{1,3})?(-(р|од|ок|VIII|IX))?", fullmatch=True)
