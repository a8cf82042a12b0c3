"""Reads what people wrote (settings, manifests, front matter, Markdown, pictures) and hands on values of the model."""
