import { formatMoney, type Money } from '../../lib/model/money';
import type { Language } from '../../lib/model/settings';

export interface Pack {
  coins: number;
  price: Money;
}

const yuan = (amount: number): Money => ({ minor: amount * 100, currency: 'CNY', raw: `￥${amount}.00` });

export const PACKS = [
  { coins: 60, price: yuan(6) },
  { coins: 300, price: yuan(30) },
  { coins: 680, price: yuan(68) },
] as const satisfies readonly Pack[];

/** As the shop writes it; elsewhere `￥` alone could be yen as well. */
export function writePrice({ price }: Pack, language: Language): string {
  return language === 'zh-CN' ? formatMoney(price) : `CNY ${(price.minor / 100).toFixed(2)}`;
}

export interface Order {
  number: string;
  pack: Pack;
  paidAt: Date | null;
}

/** `LX` (练习), the local time and four digits: as long as those of real shops. */
export function newOrder(pack: Pack, now: Date): Order {
  const two = (part: number) => String(part).padStart(2, '0');
  const time = [now.getMonth() + 1, now.getDate(), now.getHours(), now.getMinutes(), now.getSeconds()];
  const tail = String(crypto.getRandomValues(new Uint16Array(1))[0] ?? 0).padStart(5, '0');
  return { number: `LX${now.getFullYear()}${time.map(two).join('')}${tail}`, pack, paidAt: null };
}
