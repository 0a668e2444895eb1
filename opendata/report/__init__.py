"""One model per report; renderers only lay it out."""
