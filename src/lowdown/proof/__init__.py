"""Reads finished work back, with other libraries than those that made it, and complains: a code, a place, a cure."""
