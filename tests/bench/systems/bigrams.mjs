// Chinese for libraries that split at spaces: pairs of neighbouring characters, the usual workaround.

const RUN = /\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;
const IS_CHINESE = /^\p{Script=Han}/u;

/** The terms of a text: of Chinese every two characters that stand side by side, of all else whole words. */
export function bigrams(text) {
  const runs = text.toLowerCase().match(RUN) ?? [];
  return runs.flatMap((run) => (IS_CHINESE.test(run) && run.length > 1 ? pairs(run) : run));
}

function pairs(run) {
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}
