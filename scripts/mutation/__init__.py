"""Mutation testing: whether the tests notice when a line does something else."""
