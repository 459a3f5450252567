"""Lets `python -m agent` stand in for the `mockloop` command."""

from agent.faces.main import main

if __name__ == "__main__":
    main()
