import type { TimeStamp } from '../model/time-stamp';
import { both, joined, listing, same, type Both } from './both';
import { packetFile, type PacketFile } from './packet-file';
import { written } from './report-words';

/** `data/anchors/<seq>.<authority>.tsq` and `.tsr`: stamps of ledger lines, each with the request that it answers. */
export async function anchorFiles(anchors: readonly TimeStamp[], folder = 'data/'): Promise<PacketFile[]> {
  const files = anchors.map((stamp) =>
    stampFiles(`${folder}anchors/${stamp.seq}.${stamp.authorityId}`, stamp),
  );
  return (await Promise.all(files)).flat();
}

/**
 * Stamps of the tag manifest, beside its signature. A request without a reply is pending, and proves nothing; one that
 * failed is not there at all.
 */
export async function sealStampFiles(stamps: readonly TimeStamp[]): Promise<PacketFile[]> {
  const files = stamps.map(async (stamp) => {
    const chain = stamp.checked?.chain;
    const own = await stampFiles(`seal/tagmanifest-sha256.txt.${stamp.authorityId}`, stamp);
    return chain === undefined
      ? own
      : [...own, await packetFile(`seal/${stamp.authorityId}.chain.pem`, chain)];
  });
  return (await Promise.all(files)).flat();
}

async function stampFiles(path: string, { state, request, reply }: TimeStamp): Promise<PacketFile[]> {
  if (state === 'failed') return [];
  const files = [await packetFile(`${path}.tsq`, request)];
  return state === 'stamped' && reply !== null ? [...files, await packetFile(`${path}.tsr`, reply)] : files;
}

/** What the stamps of the ledger show, in the report's words; null where there are none. */
export function anchorsAsTold(anchors: readonly TimeStamp[]): Both | null {
  return anchors.length === 0 ? null : listing(anchors.map(anchorAsTold));
}

/** For each authority the first stamp that reaches this ledger line: by that time the line was there. */
export function anchorsOf(seq: number, anchors: readonly TimeStamp[]): TimeStamp[] {
  const reaching = anchors.filter((stamp) => stamp.seq >= seq).sort((one, other) => one.seq - other.seq);
  return reaching.filter(
    (stamp, index) => reaching.findIndex(({ authorityId }) => authorityId === stamp.authorityId) === index,
  );
}

function anchorAsTold({ checked, authority, seq }: TimeStamp): Both {
  const time = new Date(checked?.genTime ?? 0).toISOString().slice(0, 19).replace('T', ' ');
  const name = written(authority.name).zh;
  return joined(
    same(`${time} UTC`),
    both('report.stampOf', { name, seq }),
    both(checked?.isTrusted === true ? 'report.stampTrusted' : 'report.stampUntrusted'),
  );
}
