"""What the public sector of Ukraine asks of a table, beyond its schema.

Codes of bodies, territories and budgets, addresses, telephones, dates, identifiers, sums, and the
tax numbers of people, which may not appear anywhere. Each idea has a module of pure functions;
:mod:`opendata.check.public_sector.checks` makes them into checks of Frictionless, and only that
module, :mod:`opendata.check.public_sector.errors` and :mod:`opendata.check.public_sector.explain`
import it.
"""
