"""What a document holds beside the text that its reader sees: read for the screen, never published.

Comments, texts that were struck out while changes were tracked, hidden text, the names in the
properties, pages' headers and notes, forms, files within the file.
"""
