"""Reads finished work back with other eyes than those that made it, and complains."""
