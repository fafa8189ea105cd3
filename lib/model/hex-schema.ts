import * as v from 'valibot';

/** 256 bits in lower-case hex: a SHA-256, or a salt as long. */
export const Hex256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
