"""What may not leave the house: personal data in texts and cells, found and graded. Pure."""
