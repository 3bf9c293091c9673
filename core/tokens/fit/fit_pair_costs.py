#!/usr/bin/env python3
"""Fits the tables of core/tokens/TokenTables.cpp to a tokenizer.

    pip install numpy scipy regex tiktoken
    fit_pair_costs.py --ranks o200k_base.js --out ../TokenTables.cpp FOLDER

FOLDER holds one folder for each kind of text (prose, a language, a programming language, logs ...)
with UTF-8 files; every kind counts alike, whatever its size, times the factor in FACTORS. Use text
that is not in tests/tokens/corpus: the tests judge the fit on text it has not seen. `--ranks` is
the file of that name in the npm package js-tiktoken (dist/ranks).

Each text is split as the tokenizer splits it. The cost of a piece is modelled as the larger of one
token and the sum, over its neighbouring characters, of a cost for that pair of symbols (a letter,
a punctuation mark, a script). The pair costs are the least squares solution of that model.
"""
import argparse
import base64
import collections
import json
import pathlib
import re

import numpy
import regex
import scipy.optimize
import scipy.sparse
import tiktoken

UNIT = 24  # a cost is stored as a whole number of 1/24 tokens ...
LOWEST = -24  # ... from -1 token ...
HIGHEST = 69  # ... to 2.9 tokens, written as the 94 printable ASCII characters
HAN_EDGES = [0.56, 0.64, 0.72, 0.82, 0.95, 1.4]  # tokens a character, between the Han classes
HAN_PRIOR = [0.5, 0.6, 0.68, 0.77, 0.88, 1.1, 1.95]
FACTORS = {"ru": 6, "ru_po": 4, "f_ru": 3, "ja": 2, "ko": 2, "f_ar": 3, "zh_news": 3, "zh_reviews": 2,
           "zh_handbook": 2, "zh_kernel": 2, "en_handbook": 2, "md": 2, "c_cpp": 2, "c_py": 2, "c_ts": 2}

# Code points without a symbol of their own: first, last, symbol. The first range that fits counts.
RANGES = [
    (0xAA, 0xAA, "Accent"), (0xB5, 0xB5, "Accent"), (0xBA, 0xBA, "Accent"), (0x80, 0xBF, "LatinMark"),
    (0xD7, 0xD7, "LatinMark"), (0xF7, 0xF7, "LatinMark"), (0xC0, 0x24F, "Accent"),
    (0x250, 0x36F, "OtherLetter2"), (0x370, 0x3FF, "Greek"), (0x400, 0x42F, "CyrillicUpper"),
    (0x430, 0x44F, "Cyrillic"), (0x450, 0x52F, "CyrillicMore"), (0x530, 0x58F, "Armenian"),
    (0x590, 0x5FF, "Hebrew"), (0x600, 0x61F, "LatinMark"), (0x620, 0x6FF, "Arabic"),
    (0x700, 0x8FF, "OtherLetter2"), (0x900, 0x97F, "Devanagari"), (0x980, 0xDFF, "Indic"),
    (0xE00, 0xE7F, "Thai"), (0xE80, 0x109F, "OtherLetter3"), (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x1DFF, "OtherLetter3"), (0x1E00, 0x1EFF, "AccentMore"), (0x1F00, 0x1FFF, "Greek"),
    (0x200D, 0x200D, "Joiner"), (0x2010, 0x2015, "Dash"), (0x2018, 0x201F, "Quote"),
    (0x2000, 0x206F, "GeneralMark"), (0x2070, 0x24FF, "Sign"), (0x2500, 0x259F, "Box"),
    (0x25A0, 0x2BFF, "Pictograph"), (0x2C00, 0x2FFF, "OtherLetter3"), (0x3000, 0x303F, "CjkMark"),
    (0x3040, 0x309F, "Hiragana"), (0x30A0, 0x30FF, "Katakana"), (0x3100, 0x4DFF, "OtherLetter3"),
    (0xA000, 0xABFF, "OtherLetter3"), (0xAC00, 0xD7A3, "Hangul"), (0xD7A4, 0xFDFF, "OtherLetter3"),
    (0xFE00, 0xFE0F, "Joiner"), (0xFE10, 0xFEFF, "GeneralMark"), (0xFF00, 0xFF0F, "CjkMark"),
    (0xFF1A, 0xFF20, "CjkMark"), (0xFF3B, 0xFF40, "CjkMark"), (0xFF5B, 0xFF65, "CjkMark"),
    (0xFF10, 0xFFDC, "OtherLetter3"), (0xFFE0, 0xFFFF, "GeneralMark"), (0x10000, 0x1CFFF, "OtherLetter4"),
    (0x1D000, 0x1FFFF, "Emoji"), (0x20000, 0x10FFFF, "OtherLetter4"),
]
MARKS = {"LatinMark", "Dash", "Quote", "GeneralMark", "Sign", "Box", "Pictograph", "CjkMark", "Joiner", "Emoji"}
WHOLE_TOKEN = MARKS - {"LatinMark", "Dash", "Quote"} | {"OtherLetter3", "OtherLetter4", "Georgian"}
CYRILLIC_VOWELS = "аеио"
CYRILLIC_COMMON = "влнрст"


def isHan(character):
    return "\u4e00" <= character <= "\u9fff"


def loadTokenizer(path):
    text = pathlib.Path(path).read_text()
    ranks = {}
    for line in json.loads(re.search(r'"?bpe_ranks"?:\s*("(?:[^"\\]|\\.)*")', text).group(1)).split("\n"):
        _, offset, *tokens = line.split(" ") if line else ("", "0")
        ranks.update((base64.b64decode(token), int(offset) + i) for i, token in enumerate(tokens))
    pattern = json.loads(re.search(r'"?pat_str"?:\s*("(?:[^"\\]|\\.)*")', text).group(1))
    return tiktoken.Encoding("fit", pat_str=pattern, mergeable_ranks=ranks, special_tokens={})


def weighPieces(folder, pattern):
    """Every distinct piece with its weight; every kind of text has the same total."""
    weights = collections.Counter()
    for kind in sorted(path for path in pathlib.Path(folder).iterdir() if path.is_dir()):
        pieces = collections.Counter()
        for file in sorted(kind.glob("*")):
            with open(file, encoding="utf-8", newline="") as opened:
                pieces.update(match.group() for match in pattern.finditer(opened.read()))
        size = sum(len(piece.encode()) * count for piece, count in pieces.items())
        for piece, count in pieces.items():
            weights[piece] += FACTORS.get(kind.name, 1) * count / size
    return weights


def hanShares(piece, lengths):
    """The part of a token that each Han character of a piece has on average."""
    owners = [i for i, character in enumerate(piece) for _ in character.encode()]
    shares, position = collections.Counter(), 0
    for length in lengths:
        for owner in owners[position:position + length]:
            shares[owner] += 1 / length
        position += length
    return [(c, shares[i]) for i, c in enumerate(piece) if isHan(c)]


def classifyHan(weights, lengths, tokenizer):
    cost, seen = collections.Counter(), collections.Counter()
    for piece, weight in weights.items():
        for character, share in hanShares(piece, lengths[piece]):
            cost[character] += share * weight
            seen[character] += weight
    trust = 2 * numpy.median(list(seen.values()))
    classes = {}
    for character in map(chr, range(0x4E00, 0xA000)):
        alone = len(tokenizer.encode_ordinary(character))
        prior = 0.85 if alone == 1 else alone * 0.97
        mean = (cost[character] + prior * trust) / (seen[character] + trust)
        classes[character] = int(numpy.searchsorted(HAN_EDGES, mean))
    return classes


def symbolNames():
    ascii = [chr(c) for c in range(32, 127) if not chr(c).isdigit()]
    ranges = list(dict.fromkeys(name for _, _, name in RANGES))
    return ["Start", "Tab", "Newline", *ascii, *ranges, "CyrillicVowel", "CyrillicCommon",
            *(f"Han{i}" for i in range(len(HAN_PRIOR)))]


class Symbols:
    def __init__(self, hanClasses):
        self.names = symbolNames()
        self.index = {name: i for i, name in enumerate(self.names)}
        self.han = hanClasses
        self.known = {}

    def name(self, character):
        if isHan(character):
            return f"Han{self.han[character]}"
        if character in CYRILLIC_VOWELS:
            return "CyrillicVowel"
        if character in CYRILLIC_COMMON:
            return "CyrillicCommon"
        if character in "\r\n":
            return "Newline"
        if character in "\t\v\f":
            return "Tab"
        if character.isascii():
            return character if character >= " " and character != "\x7f" else "~"
        return next(name for first, last, name in RANGES if first <= ord(character) <= last)

    def of(self, character):
        if character not in self.known:
            self.known[character] = self.index[self.name(character)]
        return self.known[character]


def isModelled(piece):
    return piece.strip() != "" and not regex.search("[0-9]", piece)


def pairMatrix(pieces, symbols):
    size, rows, columns = len(symbols.names), [], []
    for row, piece in enumerate(pieces):
        previous = 0
        for character in piece:
            current = symbols.of(character)
            rows.append(row)
            columns.append(previous * size + current)
            previous = current
    return scipy.sparse.csr_matrix((numpy.ones(len(rows)), (rows, columns)), (len(pieces), size * size))


def priorCosts(symbols):
    """What a pair costs that the texts do not show."""
    prior = numpy.full((len(symbols.names), len(symbols.names)), 0.35)
    for name, column in symbols.index.items():
        if name in WHOLE_TOKEN:
            prior[:, column] = 1
        if re.fullmatch("Han[0-9]", name):
            prior[:, column] = HAN_PRIOR[int(name[3])]
    return prior.ravel()


def fit(weights, lengths, symbols):
    pieces = [piece for piece in weights if isModelled(piece)]
    pairs = pairMatrix(pieces, symbols)
    tokens = numpy.array([len(lengths[piece]) for piece in pieces], float)
    # A long piece is one event: without the division, runs of unspaced scripts drown the words.
    weight = numpy.array([weights[piece] / max(1, len(piece) / 12) for piece in pieces])
    weight /= weight.sum()
    prior, trust = priorCosts(symbols), 3e-7

    def loss(costs):
        score = pairs @ costs
        error = numpy.maximum(1, score) - tokens
        slope = pairs.T @ (weight * error * ((score > 1) | (error < 0))) * 2
        distance = costs - prior
        return (weight * error**2).sum() + trust * (distance**2).sum(), slope + 2 * trust * distance

    return scipy.optimize.minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x


def kindOf(name):
    fixed = {"Start": "Mark", "Newline": "Newline", "Tab": "Tab", " ": "Space", "/": "Slash"}
    if name in fixed:
        return fixed[name]
    if name in MARKS or (len(name) == 1 and not name.isalpha()):
        return "Mark"
    return "Upper" if name == "CyrillicUpper" or (len(name) == 1 and name.isupper()) else "Lower"


def chunks(text, size=50):
    return [text[i:i + size] for i in range(0, len(text), size)] or [""]


def rangeLines(symbols):
    extra = [(ord(c), ord(c), "CyrillicVowel") for c in CYRILLIC_VOWELS]
    extra += [(ord(c), ord(c), "CyrillicCommon") for c in CYRILLIC_COMMON]
    return [f"    {{ 0x{a:04X}, 0x{b:04X}, {symbols.index[n]} }}, // {n}" for a, b, n in extra + RANGES]


def hanLines(symbols):
    lines = []
    for level in range(len(HAN_PRIOR) - 1):
        members = "".join(c for c, own in symbols.han.items() if own == level)
        lines.append(f"    {{ {symbols.index[f'Han{level}']},")
        lines += [f'        u"{part}"' for part in chunks(members)]
        lines.append("    },")
    return lines


def pairLines(costs, symbols):
    size = len(symbols.names)
    steps = numpy.clip(numpy.round(costs * UNIT), LOWEST, HIGHEST).astype(int).reshape(size, size)
    return ['    R"row(' + "".join(chr(33 + value - LOWEST) for value in row) + ')row"' for row in steps]


def source(costs, symbols):
    kinds = "\n".join("    " + " ".join(f"SymbolKind::{kindOf(n)}," for n in symbols.names[i:i + 5])
                      for i in range(0, len(symbols.names), 5))
    newline = "\n"
    return f"""// Written by fit/fit_pair_costs.py: change that and run it again, never this file.
// clang-format off
#include "tokens/TokenTables.h"

namespace dragoman {{

const std::array<SymbolKind, symbolCount> symbolKinds {{ {{
{kinds}
}} }};

const std::array<SymbolRange, symbolRangeCount> symbolRanges {{ {{
{newline.join(rangeLines(symbols))}
}} }};

// Han characters from often part of a longer token to seldom; all others have the last symbol.
const std::array<HanClass, hanClassCount> hanClasses {{ {{
{newline.join(hanLines(symbols))}
}} }};

// One row for each left symbol, one character for each right symbol.
const std::string_view pairCostRows =
{newline.join(pairLines(costs, symbols))};

}} // namespace dragoman
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ranks", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("folder")
    options = parser.parse_args()
    tokenizer = loadTokenizer(options.ranks)
    weights = weighPieces(options.folder, regex.compile(tokenizer._pat_str))
    lengths = {piece: [len(tokenizer.decode_single_token_bytes(t)) for t in tokenizer.encode_ordinary(piece)]
               for piece in weights}
    symbols = Symbols(classifyHan(weights, lengths, tokenizer))
    costs = fit(weights, lengths, symbols)
    pathlib.Path(options.out).write_text(source(costs, symbols), encoding="utf-8")
    print(f"{len(symbols.names)} symbols, {len(RANGES) + len(CYRILLIC_VOWELS + CYRILLIC_COMMON)} ranges")


if __name__ == "__main__":
    main()
