"""The generator of the sample council's documents and register."""
