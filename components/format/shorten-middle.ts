/** `SP2026112110241207` → `SP20…1207`: order numbers are told apart by their ends. Whole where it would save nothing. */
export function shortenMiddle(text: string, start = 4, end = 4): string {
  const characters = Array.from(text);
  if (characters.length <= start + end + 2) return text;
  return `${characters.slice(0, start).join('')}…${characters.slice(-end).join('')}`;
}
