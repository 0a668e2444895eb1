"""The periodic report of a council's information department."""
