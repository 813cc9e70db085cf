// The types of random.mjs, for the tests.
export function randomFrom(seed: number): () => number;
