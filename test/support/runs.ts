// How often a property is tried, and with which texts: the same ones every day, so that a green tree stays green; new ones,
// and many more, in the torture run, which is there to find the rest.

const SEED = 20170901;

/** fast-check's settings for a property: `few` runs every day, `many` in a full torture run (ten times as many if not given). */
export function runs(few: number, many = few * 10): { numRuns: number; seed?: number } {
  return process.env.TDE_TORTURE === 'full' ? { numRuns: many } : { numRuns: few, seed: SEED };
}
