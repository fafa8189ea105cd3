/** The files of format 1 that the checks know by name; paths inside the packet's folder. */
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const MANIFEST = 'manifest-sha256.txt';
export const BAGIT = 'bagit.txt';
export const BAG_INFO = 'bag-info.txt';
export const README = 'README.html';
export const RECORDS = 'data/records.jsonl';
export const PUBLIC_KEY = 'seal/publickey.pem';
export const SIGNATURE = `seal/${TAG_MANIFEST}.sig`;

/** Where one ledger of the packet has its files. */
export interface LedgerPaths {
  ledger: string;
  /** Only where the ledger is shown in part. */
  inclusion: string;
  /** How its earlier keys passed on. */
  keys: string;
  /** What findings call its line `seq`. */
  line(seq: number): string;
}

/** The ledger of the installation that made the packet. */
export const OWN_LEDGER: LedgerPaths = {
  ledger: 'data/ledger.jsonl',
  inclusion: 'data/inclusion.json',
  keys: 'data/keys/',
  line: (seq) => `ledger:${seq}`,
};

export const LEDGER = OWN_LEDGER.ledger;

/** The ledger of another installation, whose captures were restored from a backup; `folder` ends with a slash. */
export function foreignLedger(folder: string): LedgerPaths {
  const ledger = `${folder}ledger.jsonl`;
  return {
    ledger,
    inclusion: `${folder}inclusion.json`,
    keys: `${folder}keys/`,
    line: (seq) => `${ledger}:${seq}`,
  };
}
