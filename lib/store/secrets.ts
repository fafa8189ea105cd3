import type { Database } from './database';

const NAME = 'redaction-secrets';

/** Secrets that the salts of masked values come from: 32 random bytes each, in hex; the first one is this installation's. */
export function secretStore(db: Database) {
  const read = async () => ((await db.marks.get(NAME))?.value as string[] | undefined) ?? [];
  return {
    redactionSecrets: read,
    /** Keeps secrets beside those that are here: those of other installations open what these have masked. */
    addRedactionSecrets: (secrets: readonly string[]): Promise<void> =>
      db.transaction('rw', db.marks, async () => {
        await db.marks.put({ name: NAME, value: [...new Set([...(await read()), ...secrets])] });
      }),
  };
}
