import * as v from 'valibot';
import { HEX_256 } from './hex';

/** `HEX_256` as a schema. */
export const Hex256Schema = v.pipe(v.string(), v.regex(HEX_256));
