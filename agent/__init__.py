"""Mockloop: a mock interviewer for machine-learning engineers.

Imports inside the package go one way: records <- ports <- steps <- wiring <- faces.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
