import 'fake-indexeddb/auto';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { replaceSigningKey } from '../../lib/flow/replace-signing-key';
import { signDer } from '../../lib/ledger/signature';
import type { SigningKey } from '../../lib/model/seal';
import type { Store } from '../../lib/store/store';
import { unzip } from '../packet/node-packet';
import { builtPacket } from '../samples/built-packet';
import { movedOver, newDevice, seen } from '../samples/restored-device';
import * as packet from './make-packet';
import type { Tampering } from './tampering';
import type { Bytes } from './write-zip';

/** A packet made in one browser of a capture that another one made, whose ledger comes along. */
export interface RestoredPacket {
  /** Of the browser that restored. */
  store: Store;
  zip: Blob;
  files: ReadonlyMap<string, Bytes>;
  /** Where the other ledger lies, with a slash. */
  folder: string;
  /** The purchases in the packet: one restored, one of this browser's own. */
  purchaseIds: string[];
  /** Fingerprint of the other browser's key. */
  oldKey: string;
  ownKey: SigningKey;
}

let made: Promise<RestoredPacket> | undefined;

/** Three orders and a replaced key there; one of the orders is exported here, beside one of our own. */
export const restoredPacket = (): Promise<RestoredPacket> => (made ??= makeRestored());

async function makeRestored(): Promise<RestoredPacket> {
  const [from, to] = [await newDevice(), await newDevice()];
  await seen(from, '2026112114020001');
  const { purchaseId } = await seen(from, '2026112114020002');
  await seen(from, '2026112114020003');
  const { fingerprint } = await replaceSigningKey(from.store);
  await movedOver(from.store, to.store);
  const own = await seen(to, '2026112114029999');
  const purchaseIds = [purchaseId, own.purchaseId];
  const zip = await builtPacket(to.store, purchaseIds);
  const files = await filesOf(zip);
  const folder = [...files.keys()].find((path) => path.endsWith('head.sig'))?.replace('head.sig', '') ?? '';
  const ownKey = await ensureSigningKey(to.store);
  return { store: to.store, zip, files, folder, purchaseIds, oldKey: fingerprint, ownKey };
}

/** Paths inside the packet's folder. */
export async function filesOf(zip: Blob): Promise<packet.Files> {
  return new Map(
    [...(await unzip(zip))].map(([path, bytes]) => [
      path.slice(path.indexOf('/') + 1),
      Buffer.from(new Uint8Array(bytes)),
    ]),
  );
}

/** Files of a packet with their manifests made anew and signed by a key of the extension. */
export async function signedAnew(
  files: ReadonlyMap<string, string | Bytes>,
  { publicKeyPem, privateKey }: SigningKey,
): Promise<packet.Files> {
  const pick = (isPayload: boolean) =>
    Object.fromEntries(
      [...files].filter(
        ([path]) =>
          path.startsWith('data/') === isPayload && !/^seal\/|^(tag)?manifest-sha256\.txt$|^bag/.test(path),
      ),
    ) as packet.Payload;
  const bag = packet.bag(pick(true), pick(false));
  const manifest = new Uint8Array(bag.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0));
  bag.set('seal/publickey.pem', Buffer.from(publicKeyPem));
  bag.set('seal/tagmanifest-sha256.txt.sig', Buffer.from(await signDer(privateKey, manifest)));
  return bag;
}

type Change = (one: RestoredPacket) => Record<string, string | Bytes | null>;

/** Changed by the browser that restored: it signs everything anew, but cannot sign for the other. Null takes a file out. */
export const changedByRestorer = (change: Change) => async (): Promise<packet.Files> => {
  const one = await restoredPacket();
  const files = new Map<string, string | Bytes>(one.files);
  for (const [path, content] of Object.entries(change(one)))
    if (content === null) files.delete(path);
    else files.set(path, content);
  return signedAnew(files, one.ownKey);
};

const textOf = ({ files, folder }: RestoredPacket, name: string) =>
  files.get(folder + name)?.toString() ?? '';

/** What can be done to a ledger that came along with restored captures. */
export const FOREIGN_DRILL: Tampering[] = [
  [
    'a line of the other ledger changed, signed',
    changedByRestorer((one) => ({
      [`${one.folder}ledger.jsonl`]: textOf(one, 'ledger.jsonl').replace(/"at":"2026-\d\d/, '"at":"2026-01'),
    })),
    'changed',
    'not-proven',
  ],
  [
    'the other ledger signed by who restored it',
    changedByRestorer((one) => ({
      [`${one.folder}publickey.pem`]: one.files.get('seal/publickey.pem') ?? '',
    })),
    'changed',
    'bad-signature',
  ],
  [
    "another signature in the place of the other ledger's, signed",
    changedByRestorer((one) => ({
      [`${one.folder}head.sig`]: one.files.get('seal/tagmanifest-sha256.txt.sig') ?? '',
    })),
    'changed',
    'bad-signature',
  ],
  [
    "the other ledger's signature taken out and signed",
    changedByRestorer((one) => ({ [`${one.folder}head.sig`]: null })),
    'changed',
    'bad-signature',
  ],
  [
    'the other ledger taken out, its proofs left, signed',
    changedByRestorer((one) => ({ [`${one.folder}ledger.jsonl`]: null })),
    'incomplete',
    'missing-file',
  ],
  [
    "the other ledger's proofs taken out and signed",
    changedByRestorer((one) => ({ [`${one.folder}inclusion.json`]: null })),
    'changed',
    'broken-chain',
  ],
  [
    'no proof of how its key was replaced, signed',
    changedByRestorer((one) => ({ [`${one.folder}keys/5.sig`]: null })),
    'changed',
    'another-key',
  ],
  [
    'a stray file beside the other ledger, signed',
    changedByRestorer((one) => ({ [`${one.folder}note.txt`]: 'x' })),
    'changed',
    'extra-file',
  ],
  [
    'a ledger of a third browser, which ours does not name, signed',
    async () => {
      const [other, third] = [await newDevice(), await newDevice()];
      const { purchaseId } = await seen(other, '2026112114020002');
      await movedOver(other.store, third.store);
      const theirs = await filesOf(await builtPacket(third.store, [purchaseId]));
      const strange = [...theirs].filter(([path]) => path.startsWith('data/foreign/'));
      return changedByRestorer(() => Object.fromEntries(strange))();
    },
    'changed',
    'not-in-ledger',
  ],
  [
    "a restored capture's page changed and signed",
    changedByRestorer(({ files }) => {
      const path = [...files.keys()].find((one) => one.endsWith('page.txt')) ?? '';
      return { [path]: `${files.get(path)?.toString() ?? ''}!` };
    }),
    'changed',
    'wrong-hash',
  ],
];
