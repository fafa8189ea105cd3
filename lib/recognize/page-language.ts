/** So many letters tell the language. */
const SAMPLE = 2_000;

/** Templates leave `lang="en"` on Chinese pages, so kana and Han decide, then the attribute. */
export function languageOf(document: Document, lines: readonly { text: string }[]): string {
  const declared = document.documentElement.lang;
  let letters = 0;
  let kana = 0;
  let han = 0;
  for (const line of lines) {
    if (letters > SAMPLE) break;
    letters += line.text.length;
    kana += line.text.match(/[\u3041-\u30fa]/g)?.length ?? 0;
    han += line.text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  }
  if ((kana > 10 && kana * 5 > han) || (kana > 2 && /^ja\b/i.test(declared))) return 'ja';
  if (han > 10 && han * 12 > letters) return /^zh[-_]/i.test(declared) ? declared.replace('_', '-') : 'zh';
  return declared;
}
