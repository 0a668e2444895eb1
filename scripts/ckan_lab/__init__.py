"""A real CKAN of several versions on the loopback interface: installed, started, emptied, stopped.

For the tests and for developers; the product itself needs none of it. Linux only.
"""
