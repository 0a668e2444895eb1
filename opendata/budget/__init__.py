"""Budget passports and the reports on them, read from the forms in which councils print them.

Pure functions: a grid of cells in, typed forms with findings out. The forms are those of order
No. 836 of the Ministry of Finance of 26.08.2014 for local budgets, in the wordings of No. 908
(15.11.2018) and No. 1209 (29.12.2018).
"""
