"""Trains the vectors of a pack's rows so that their sums are as like as the teacher finds the texts.

The student is a bag: a text is the sum of its rows, made unit length. That is all that the browser has to compute.
"""

import functools
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np
from scipy import sparse

BATCH = 512
RATE = 3e-3
WARM_UP = 100

# How sharply the teacher's likenesses within a batch are read.
TEMPERATURE = 0.05

# What the direction of each text weighs against its likeness to others.
DIRECTION = 2.0

# A token of few texts starts near zero, as if it had been in this many texts that mean nothing.
DOUBT = 3


def padded(rows, longest):
    """A text a line, cut at `longest`. Row 0 stands for nothing, so all others move up by one."""
    table = np.zeros((len(rows), longest), np.int32)
    for line, found in zip(table, rows):
        found = found[:longest]
        line[: len(found)] = np.array(found) + 1
    return table


def targets(vectors, is_sentence, components):
    """The teacher's vectors without what they all share, and the same in fewer components."""
    # The basis is that of sentences: single words, though many, are not what visitors write.
    centred = unit(vectors - vectors.mean(0))
    sentences = centred[is_sentence]
    basis = np.linalg.svd(sentences.T @ sentences)[0][:, :components]
    return centred, unit(centred @ basis)


def unit(vectors):
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def beginning(table, directions, row_count, token_count):
    """For each row the mean direction of the texts that hold it; a pair only adds to its tokens."""
    texts, places = np.nonzero(table)
    ones = np.ones(len(texts), np.float32)
    holds = sparse.csr_matrix((ones, (texts, table[texts, places])), (len(table), row_count + 1))
    holds.sum_duplicates()
    holds.data[:] = 1
    counts = np.asarray(holds.sum(0)).ravel()
    means = (holds.T @ directions) / (counts[:, None] + DOUBT)
    means[token_count + 1 :] *= 0.1
    return (means + 0.01 * np.random.default_rng(0).normal(size=means.shape)).astype(np.float32)


def encoded(rows, table):
    """The unit vectors of texts."""
    known = (table > 0)[..., None].astype(jnp.float32)
    sums = (rows[table] * known).sum(1)
    return sums / (jnp.linalg.norm(sums, axis=1, keepdims=True) + 1e-6)


def loss(state, table, wide, narrow):
    """How far the student's likenesses within a batch, and its directions, are from the teacher's."""
    vectors = encoded(state["rows"], table)
    # A text is always most like itself, which teaches nothing.
    itself = 1e9 * jnp.eye(len(vectors))
    teacher = jax.nn.softmax(wide @ wide.T / TEMPERATURE - itself, -1)
    student = jax.nn.log_softmax(vectors @ vectors.T * jnp.exp(state["sharpness"]) - itself, -1)
    divergence = (teacher * (jnp.log(teacher + 1e-9) - student)).sum(1).mean()
    return divergence + DIRECTION * (1 - (vectors * narrow).sum(1)).mean()


@functools.partial(jax.jit, donate_argnums=(0, 1, 2))
def step(state, mean, square, at, steps, table, wide, narrow):
    """A step of Adam; the rate rises quickly and falls as a cosine."""
    value, slope = jax.value_and_grad(loss)(state, table, wide, narrow)
    rate = RATE * 0.5 * (1 + jnp.cos(jnp.pi * at / steps)) * jnp.minimum(1.0, (at + 1) / WARM_UP)
    mean = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, mean, slope)
    square = jax.tree.map(lambda s, g: 0.999 * s + 0.001 * g * g, square, slope)
    fair = 1 - 0.9 ** (at + 1), 1 - 0.999 ** (at + 1)
    moved = lambda w, m, s: w - rate * (m / fair[0]) / (jnp.sqrt(s / fair[1]) + 1e-8)
    return jax.tree.map(moved, state, mean, square), mean, square, value


def trained(rows, table, wide, narrow, epochs):
    """The rows after training, without row 0."""
    wide, narrow = wide.astype(np.float16), narrow.astype(np.float16)
    state = {"rows": jnp.asarray(rows), "sharpness": jnp.array(np.log(20.0), jnp.float32)}
    mean, square = jax.tree.map(jnp.zeros_like, state), jax.tree.map(jnp.zeros_like, state)
    chance, at, start = np.random.default_rng(0), 0, time.monotonic()
    batches = len(table) // BATCH
    for epoch in range(epochs):
        values = []
        for batch in chance.permutation(len(table))[: batches * BATCH].reshape(batches, BATCH):
            given = table[batch], wide[batch].astype(np.float32), narrow[batch].astype(np.float32)
            state, mean, square, value = step(state, mean, square, float(at), float(epochs * batches), *given)
            values.append(value)
            at += 1
        told = f"  epoch {epoch + 1} of {epochs}: loss {np.mean(values):.4f}, {time.monotonic() - start:.0f} s"
        print(told, file=sys.stderr, flush=True)
    return np.asarray(state["rows"])[1:]
