import * as v from 'valibot';

/** The id of a record, or of what it belongs to: safe as the name of a folder. */
export const RECORD_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
export const RecordIdSchema = v.pipe(v.string(), v.regex(RECORD_ID));
