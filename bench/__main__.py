"""``script/bench [NAME…] [--rounds N] [--json]``: run benchmarks, all of them by default."""

import argparse
import json
import sys

from bench import installed


def main() -> None:
    """Print each result, or one JSON value: name → result."""
    found = installed()
    listed = "\n".join(
        f"  {name:10} {(module.__doc__ or '').splitlines()[0]}" for name, module in found.items()
    )
    arguments = argparse.ArgumentParser(
        prog="script/bench",
        description=f"benchmarks:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    arguments.add_argument("names", nargs="*", metavar="NAME")
    arguments.add_argument("--rounds", type=int, help="how often each is measured")
    arguments.add_argument("--json", action="store_true", help="one JSON value on stdout")
    given = arguments.parse_args()
    if unknown := [name for name in given.names if name not in found]:
        arguments.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(found)}")
    results = {name: found[name].run(given.rounds) for name in given.names or found}
    if given.json:
        sys.stdout.write(json.dumps({name: result.as_json() for name, result in results.items()}) + "\n")
        return
    for name, result in results.items():
        sys.stdout.write(
            f"{name}: {result.ours:.2f} {result.unit}, {result.floor_is} {result.floor:.2f} {result.unit}, "
            f"ratio {result.ratio:.2f}\n"
        )
        sys.stdout.writelines(f"  {key}: {value}\n" for key, value in result.details.items())


if __name__ == "__main__":
    main()
