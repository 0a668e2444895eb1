"""The council's register beside the state's: what agrees, what differs, and what a person says."""
