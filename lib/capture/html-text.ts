import { Parser } from 'htmlparser2';

const UNSEEN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'svg',
  'object',
  'select',
  'textarea',
]);
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'code',
  'em',
  'font',
  'i',
  'label',
  'mark',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
  'wbr',
]);
/** Elements without an end tag never open anything. */
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/**
 * The words of an HTML document that was fetched and never shown: one line a block, scripts and forms left out. Read by a
 * tokenizer that makes nothing live, because a worker has no DOM; what style sheets hide is among them.
 */
export function htmlText(html: string): string {
  const parts: string[] = [];
  const unseen: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (VOID.has(name)) {
          if (!INLINE.has(name)) parts.push('\n');
        } else if (unseen.length > 0 || UNSEEN.has(name) || 'hidden' in attributes) unseen.push(name);
        else if (!INLINE.has(name)) parts.push('\n');
      },
      onclosetag(name) {
        if (VOID.has(name)) return;
        if (unseen.length > 0) {
          const from = unseen.lastIndexOf(name);
          if (from !== -1) unseen.length = from;
        } else if (!INLINE.has(name)) parts.push('\n');
      },
      ontext(text) {
        if (unseen.length === 0) parts.push(text.replaceAll(/\s+/g, ' '));
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The bytes of a text as the server or the document names their encoding; UTF-8 where neither does, or names one nobody knows. */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, contentType: string | null): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const label = named.exec(contentType ?? '')?.[1] ?? named.exec(start)?.[1] ?? 'utf-8';
  return decoderOf(label).decode(bytes);
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
