// Chance that comes out the same on every machine: a seeded generator and the draws that the data is made of.

/** Draws from one seed. Two of the same seed give the same values. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. Mulberry32, by Tommy Ettinger (public domain). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick(list) {
    return list[this.whole(0, list.length - 1)];
  }

  chance(share) {
    return this.next() < share;
  }

  /** The list in another order. */
  shuffled(list) {
    const result = [...list];
    for (let at = result.length - 1; at > 0; at -= 1) {
      const other = this.whole(0, at);
      [result[at], result[other]] = [result[other], result[at]];
    }
    return result;
  }
}

/** Ranks drawn after Zipf: rank r is drawn in proportion to r to the power of -exponent. */
export class Zipf {
  #sums = [];

  constructor(ranks, exponent) {
    let sum = 0;
    for (let rank = 1; rank <= ranks; rank += 1) this.#sums.push((sum += rank ** -exponent));
  }

  draw(random) {
    const wanted = random.next() * this.#sums.at(-1);
    let [low, high] = [0, this.#sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
