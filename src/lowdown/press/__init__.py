"""The machines: the only room that knows WeasyPrint, Jinja and fonts."""
