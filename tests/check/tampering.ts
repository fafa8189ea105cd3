import type { FindingCode, Verdict } from '../../lib/model/verdict';
import * as packet from './make-packet';
import { CAPTURES, entriesOf, folderOf, type Files, type Payload } from './make-packet';
import { writeZip, type Bytes, type ZipEntry } from './write-zip';

/** One tampering: what was done, and what the checker has to answer. */
export type Tampering = [
  name: string,
  make: () => Files | Blob | Promise<Files>,
  verdict: Verdict,
  code: FindingCode,
  subject?: string | null,
];

/** Made when it is first asked for. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

export const key = packet.newKey();
export const payload = packet.makePayload(key);
export const sealed = packet.seal(packet.bag(payload), key);
export const folder = folderOf(sealed);
export const zipped = writeZip(entriesOf(sealed));

export const FIRST = `data/captures/${CAPTURES[0]}`;
export const SECOND = `data/captures/${CAPTURES[1]}`;
export const LEDGER = 'data/ledger.jsonl';

type Change = (content: Bytes) => Bytes | string;
type Changes = Record<string, string | Bytes | undefined>;

export function fileOf(path: string): Bytes {
  const content = sealed.get(path);
  if (content === undefined) throw new Error(`no ${path} in the packet`);
  return content;
}
export const textOf = (path: string) => fileOf(path).toString();

/** The bit in the middle of a file turned over. */
export const flip: Change = (content) => {
  const copy = Buffer.from(content);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
};
export const text =
  (change: (text: string) => string): Change =>
  (content) =>
    change(content.toString());

/** One file changed, nothing else touched. */
export function edit(path: string, change: Change): Files {
  const content = change(fileOf(path));
  return new Map(sealed).set(path, typeof content === 'string' ? Buffer.from(content) : content);
}
export const withFile = (path: string, content = 'x'): Files =>
  new Map(sealed).set(path, Buffer.from(content));
/** Without the files whose paths begin so. */
export const without = (start: string): Files =>
  new Map([...sealed].filter(([path]) => !path.startsWith(start)));
export const renamed = (from: string, to: string): Files =>
  new Map([...sealed].map(([path, content]) => [path.replace(from, to), content]));

/** The payload changed (undefined takes a file out) and both manifests made anew; the signature is the old one. */
export function rehashed(changes: Changes): Files {
  const seal = [...sealed].filter(([path]) => path.startsWith('seal/'));
  return new Map([...packet.bag(changed(changes)), ...seal]);
}
/** The same, and signed with the same key: what only the installation itself could do. */
export const resigned = (changes: Changes): Files => packet.seal(packet.bag(changed(changes)), key);

function changed(changes: Changes): Payload {
  const all = Object.entries({ ...payload, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, string | Bytes] => entry[1] !== undefined));
}

/** One tag file replaced, the tag manifest made to fit, and signed with the same key. */
export function retagged(path: string, content: string): Files {
  const files = packet.bag(payload).set(path, Buffer.from(content));
  const line = new RegExp(`^[0-9a-f]{64}  ${path.replace('.', '\\.')}$`, 'm');
  const list = textOf('tagmanifest-sha256.txt').replace(line, `${packet.sha256(content)}  ${path}`);
  return packet.seal(files.set('tagmanifest-sha256.txt', Buffer.from(list)), key);
}

export const rezipped = (change: (entries: ZipEntry[]) => ZipEntry[], comment = '') =>
  new Blob([writeZip(change(entriesOf(sealed)), comment)]);
export const withEntry = (entry: Partial<ZipEntry> & { name: string }) =>
  rezipped((all) => [...all, { content: Buffer.from('x'), ...entry }]);
export const onEntry = (path: string, change: Partial<ZipEntry>) =>
  rezipped((all) => all.map((entry) => (entry.name.endsWith(`/${path}`) ? { ...entry, ...change } : entry)));
