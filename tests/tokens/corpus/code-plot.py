import argparse
import csv
import sys

def moving_average(values, window):
    total = 0.0
    for i, v in enumerate(values):
        total += v
        if i >= window:
            total -= values[i - window]
        yield total / min(i + 1, window)

def main(argv=None):
    ap = argparse.ArgumentParser(description="smooth one column of a CSV file")
    ap.add_argument("path")
    ap.add_argument("-c", "--column", default="temperature")
    ap.add_argument("-w", "--window", type=int, default=7)
    args = ap.parse_args(argv)
    with open(args.path, newline="") as fh:
        rows = [float(row[args.column]) for row in csv.DictReader(fh) if row[args.column] != ""]
    if not rows:
        print(f"no data in column {args.column!r}", file=sys.stderr)
        return 1
    for n, avg in enumerate(moving_average(rows, args.window)):
        bar = "#" * int(round(avg * 2))
        print(f"{n:4d} {avg:8.3f} {bar}")
    return 0

if __name__ == "__main__":
    sys.exit(main())
