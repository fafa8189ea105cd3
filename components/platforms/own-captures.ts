import type { Capture } from '../../lib/model/capture';
import { matchesPattern } from '../../lib/model/match-pattern';
import type { Platform } from '../../lib/model/platform';
import type { Store } from '../../lib/store/store';

/** Captures of a platform, or of addresses that its patterns name; the newest last. */
export async function ownCaptures(store: Store, id: string, { matches }: Platform): Promise<Capture[]> {
  const purchases = await store.allPurchases();
  const captures = await store.capturesOf(purchases.map((purchase) => purchase.id));
  return captures.filter(
    ({ body: { platformId, url } }) =>
      platformId === id ||
      (URL.canParse(url) && matches.some((pattern) => matchesPattern(pattern, new URL(url)))),
  );
}

/** The page that was saved with a capture; null where there is none. */
export async function savedPageOf(store: Store, { id, body }: Capture): Promise<string | null> {
  const copy = body.files.find(({ type }) => type.startsWith('text/html'));
  const file = copy === undefined ? undefined : await store.file(id, copy.path);
  return file === undefined ? null : file.content.text();
}
