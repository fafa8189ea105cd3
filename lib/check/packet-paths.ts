/** The files of format 1 that the checks know by name; paths inside the packet's folder. */
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const MANIFEST = 'manifest-sha256.txt';
export const BAGIT = 'bagit.txt';
export const BAG_INFO = 'bag-info.txt';
export const README = 'README.html';
export const LEDGER = 'data/ledger.jsonl';
/** Only where the ledger is shown in part. */
export const INCLUSION = 'data/inclusion.json';
export const RECORDS = 'data/records.jsonl';
export const PUBLIC_KEY = 'seal/publickey.pem';
export const SIGNATURE = `seal/${TAG_MANIFEST}.sig`;
