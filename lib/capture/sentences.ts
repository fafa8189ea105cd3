const LONGEST = 300;

/** The sentences of a page's text, without breaks and blanks around them. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。；;!！?？])|\n|(?<=\.)\s/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** For each kind, the sentences that speak of it: each once, at most `most`, in the page's order. */
export function quoteKinds<Kind extends string>(
  sentences: readonly string[],
  patterns: readonly (readonly [Kind, RegExp])[],
  most: number,
): { kind: Kind; quote: string }[] {
  return patterns.flatMap(([kind, pattern]) =>
    [...new Set(sentences.filter((sentence) => pattern.test(sentence)))]
      .slice(0, most)
      .map((sentence) => ({ kind, quote: sentence.slice(0, LONGEST) })),
  );
}
