const DAY_MS = 86_400_000;
/** Last days are days of China's clock, wherever the device is. */
const CHINA_MS = 8 * 3_600_000;

/** Days from now (UTC ms) until a last day, `YYYY-MM-DD`: 0 on the day itself, negative after it. */
export function daysLeft(day: string, now: number): number {
  const today = new Date(now + CHINA_MS).toISOString().slice(0, 10);
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
}
