import * as v from 'valibot';

/** A number of things, or the number of one among them. */
export const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
