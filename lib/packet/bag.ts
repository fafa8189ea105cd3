import { byPath, packetFile, type PacketFile } from './packet-file';

/** What bag-info.txt says beside the payload's size. */
export interface BagFacts {
  /** UTC ms of the newest record: a packet never carries the time of its making. */
  newestAt: number;
  software: string;
  description: string;
  keyFingerprint: string;
  nonceOf?: ((manifestSha256: string) => Promise<string>) | undefined;
}

/** The tag files of BagIt 1.0 (RFC 8493) around a payload: bagit.txt, bag-info.txt, manifest-sha256.txt. */
export async function bagTags(payload: readonly PacketFile[], facts: BagFacts): Promise<PacketFile[]> {
  const bytes = payload.reduce((sum, file) => sum + file.content.size, 0);
  const newest = new Date(facts.newestAt).toISOString();
  const info: [string, string][] = [
    ['Bag-Software-Agent', facts.software],
    ['Bagging-Date', newest.slice(0, 10)],
    ['Payload-Oxum', `${bytes}.${payload.length}`],
    ['Bag-Count', '1 of 1'],
    ['External-Description', facts.description],
    ['Packet-Format', '1'],
    ['Newest-Capture', newest],
    ['Signing-Key-Sha256', facts.keyFingerprint],
  ];
  const list = await packetFile('manifest-sha256.txt', manifest(payload));
  if (facts.nonceOf !== undefined) info.push(['Packet-Nonce', await facts.nonceOf(list.sha256)]);
  return [
    await packetFile('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    await packetFile('bag-info.txt', ...info.map(([label, value]) => `${label}: ${oneLine(value)}\n`)),
    list,
  ];
}

/** The form that both `sha256sum -c` and macOS `shasum -c` take: lower-case hex, two spaces, path, LF. */
export function manifest(files: readonly PacketFile[]): string {
  return [...files]
    .sort(byPath)
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .join('');
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
