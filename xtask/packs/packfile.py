"""Quantises token vectors to four bits and writes a pack; the form is described in src/logic/semantic/pack.rs."""

import json
import struct

import numpy as np

MAGIC = b"ASKWPACK"
VERSION = 1


def lloyd_max(values, levels=16, rounds=40):
    """The codebook of `levels` values with the least squared error."""
    book = np.quantile(values, (np.arange(levels) + 0.5) / levels)
    for _ in range(rounds):
        nearest = np.searchsorted((book[1:] + book[:-1]) / 2, values)
        for level in range(levels):
            members = values[nearest == level]
            if len(members):
                book[level] = members.mean()
    return book.astype(np.float32)


def quantised(vectors):
    """Codebook, codes, norm bytes, and the range of the norms' logarithms."""
    norms = np.linalg.norm(vectors, axis=1) + 1e-9
    unit = vectors / norms[:, None]
    sample = np.random.default_rng(0).choice(unit.ravel(), min(unit.size, 400_000), replace=False)
    book = lloyd_max(np.sort(sample))
    codes = np.searchsorted((book[1:] + book[:-1]) / 2, unit)
    # The norm that fits the rounded direction best, not that of the exact one.
    rounded = book[codes]
    norms = np.maximum((vectors * rounded).sum(1) / ((rounded**2).sum(1) + 1e-9), 1e-3)
    logs = np.log2(norms)
    least, step = float(logs.min()), float((logs.max() - logs.min()) / 255)
    return book, codes.astype(np.uint8), np.round((logs - least) / step).astype(np.uint8), least, step


def checksum(content):
    """FNV-1a over little-endian words of four bytes, the last one padded with zeros."""
    padded = content + b"\0" * (-len(content) % 4)
    total = 0x811C9DC5
    for word in struct.unpack(f"<{len(padded) // 4}I", padded):
        total = ((total ^ word) * 0x01000193) & 0xFFFFFFFF
    return total


def write(path, family, tokens, pairs, vectors, note):
    """Writes a pack. `vectors` has a row for each token, then for each pair; pairs are sorted here."""
    order = sorted(range(len(pairs)), key=lambda at: pairs[at])
    vectors = np.concatenate([vectors[: len(tokens)], vectors[len(tokens):][order]])
    book, codes, norms, least, step = quantised(vectors)
    text = "\n".join(tokens).encode()
    note = json.dumps(note, ensure_ascii=False, sort_keys=True).encode()
    out = bytearray(MAGIC)
    out += struct.pack("<7I", VERSION, family, vectors.shape[1], len(tokens), len(pairs), len(note), len(text))
    out += struct.pack("<2f", least, step) + book.tobytes() + note + text
    for at in order:
        out += struct.pack("<2H", *pairs[at])
    out += norms.tobytes() + (codes[:, 0::2] | codes[:, 1::2] << 4).astype(np.uint8).tobytes()
    out += struct.pack("<I", checksum(bytes(out)))
    path.write_bytes(bytes(out))
    return len(out)
