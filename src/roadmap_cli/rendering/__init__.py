"""A result in, a Rich renderable or a document out; nothing here prints."""
