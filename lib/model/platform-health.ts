import type { FieldName } from './field';
import type { Purchase } from './purchase';

/** What the purchases of a platform tell about its definition. Times are UTC ms. */
export interface PlatformHealth {
  lastAt: number;
  /** Since when the last pages of a finished purchase gave neither number nor amount, while earlier ones did. */
  brokenSince: number | null;
}

/** One purchase may lack them for reasons of its own. */
const FEWEST_BROKEN = 2;
const TELLING: readonly FieldName[] = ['orderNo', 'amount'];

/** By platform; none without a purchase. Known only where enough pages were seen: one odd page says nothing. */
export function platformHealth(purchases: readonly Purchase[]): Map<string, PlatformHealth> {
  const health = new Map<string, PlatformHealth>();
  const newestFirst = [...purchases].sort((one, other) => other.lastAt - one.lastAt);
  for (const { platformId, lastAt } of newestFirst) {
    if (platformId === null || health.has(platformId)) continue;
    const finished = newestFirst.filter(
      (purchase) =>
        purchase.platformId === platformId &&
        purchase.stages.some((stage) => stage === 'paid' || stage === 'order'),
    );
    const firstWhole = finished.findIndex(({ missing }) => !TELLING.every((name) => missing.includes(name)));
    const broken = firstWhole < FEWEST_BROKEN ? undefined : finished[firstWhole - 1];
    health.set(platformId, { lastAt, brokenSince: broken?.firstAt ?? null });
  }
  return health;
}
