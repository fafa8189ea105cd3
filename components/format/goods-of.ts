import type { Purchase } from '../../lib/model/purchase';

/** What was bought, in a word: the units where they name themselves (`300 抖币`), else the product; a bare number says nothing. */
export function goodsOf({ units, product }: Pick<Purchase, 'units' | 'product'>): string | null {
  if (units !== null && !/^[\d.,\s]+$/.test(units)) return units;
  return product ?? units;
}
