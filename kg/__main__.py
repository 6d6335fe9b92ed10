"""`python -m kg`: the command `kg` where no script is installed."""

from kg.cli import main

if __name__ == "__main__":
    main()
