/** Pseudo-classes that a browser decides by looking at one element and its place. */
const PLACE =
  /:(?:(?:first|last|only)-(?:child|of-type)|nth-(?:last-)?(?:child|of-type)\([\dn+\- ]{1,12}\)|empty|checked)/g;

/**
 * Whether a browser matches a selector in steady time on any page: steps of one kind, either all `>` or all spaces. Mixed,
 * or with `~`, `+`, `:has()` and the like, a hostile page makes it try the same elements again and again.
 */
export function isSteadySelector(selector: string): boolean {
  return selector.split(',').every((part) => {
    const steps = part
      .replace(/\[[^\]]*\]/g, '[]')
      .replace(PLACE, '')
      .trim();
    if (/[~+:()]/.test(steps)) return false;
    return !(steps.includes('>') && /[^\s>]\s+[^\s>]/.test(steps));
  });
}
