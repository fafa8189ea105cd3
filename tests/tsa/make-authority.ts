import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Certificates of a time-stamp authority, made by openssl when a test starts: nothing here ever expires on a shelf. */
export interface Authority {
  folder: string;
  /** PEM files. */
  root: string;
  intermediate: string;
  certificate: string;
  key: string;
  /** Issues another certificate for this key (or a new one), below the same intermediate; returns its PEM file. */
  issue(name: string, options: IssueOptions): { certificate: string; key: string };
  pem(file: string): string;
  /** Runs openssl in the folder; the answer is what it writes. */
  openssl(...args: string[]): Buffer;
  close(): void;
}

export interface IssueOptions {
  /** Section of the configuration below. */
  extensions?: 'tsa' | 'tsa_not_critical' | 'tsa_and_more' | 'plain' | 'tsa_authority';
  /** `YYYYMMDDHHMMSSZ`. */
  from?: string;
  to?: string;
  /** An existing key file instead of a new key. */
  key?: string;
  /** Hex; two certificates of the same number and key differ in nothing that a signer is named by. */
  serial?: string;
  subject?: string;
  issuer?: 'root' | 'intermediate';
}

const CONFIG = `
[ca]
default_ca = here
[here]
dir = .
database = index.txt
new_certs_dir = issued
serial = serial
default_md = sha256
default_days = 3650
policy = any
unique_subject = no
copy_extensions = none
[any]
commonName = supplied
[req]
distinguished_name = name
prompt = no
[name]
CN = unused
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[intermediate]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[tsa]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
[tsa_not_critical]
keyUsage = critical, digitalSignature
extendedKeyUsage = timeStamping
[tsa_and_more]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping, codeSigning
[tsa_authority]
basicConstraints = critical, CA:true
keyUsage = critical, digitalSignature, keyCertSign
extendedKeyUsage = critical, timeStamping
[plain]
keyUsage = critical, digitalSignature
[tsa_config]
serial = tsa-serial
crypto_device = builtin
default_policy = 1.3.6.1.4.1.13762.3
digests = sha256, sha384, sha512
accuracy = secs:1
signer_digest = sha256
ess_cert_id_alg = sha256
tsa_name = yes
ess_cert_id_chain = no
`;

/** Of root, intermediate and signer: RSA takes a second to find them, and authorities of different tests may have the same. */
const ownKeys = new Map<string, Buffer>();

/** A root, an intermediate and a signer below it, all of one kind of key. */
export function makeAuthority(kind: 'rsa' | 'ec', name = `Test ${kind.toUpperCase()}`): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'recharge-evidence-tsa-'));
  mkdirSync(join(folder, 'issued'));
  writeFileSync(join(folder, 'tsa.cnf'), CONFIG);
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'tsa-serial'), '01\n');
  writeFileSync(join(folder, 'serial'), '1000\n');
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 24 });
  const newKey = (file: string) => {
    const options =
      kind === 'rsa'
        ? ['RSA', '-pkeyopt', 'rsa_keygen_bits:2048']
        : ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    openssl('genpkey', '-algorithm', ...options, '-out', file);
    return file;
  };
  const ownKey = (file: string) => {
    const known = ownKeys.get(`${kind} ${file}`);
    if (known === undefined) ownKeys.set(`${kind} ${file}`, readFileSync(join(folder, newKey(file))));
    else writeFileSync(join(folder, file), known, { mode: 0o600 });
    return file;
  };

  openssl(
    ...['req', '-x509', '-config', 'tsa.cnf', '-extensions', 'root', '-key', ownKey('root.key')],
    ...['-subj', `/CN=${name} Root`, '-days', '3650', '-out', 'root.pem'],
  );

  const issue: (
    name: string,
    options: Omit<IssueOptions, 'extensions'> & { extensions?: string },
  ) => {
    certificate: string;
    key: string;
  } = (
    file,
    { extensions = 'tsa', from, to, key, serial, subject = `${name} ${file}`, issuer = 'intermediate' },
  ) => {
    const own = key ?? newKey(`${file}.key`);
    openssl(
      'req',
      '-new',
      '-config',
      'tsa.cnf',
      '-key',
      own,
      '-subj',
      `/CN=${subject}`,
      '-out',
      `${file}.csr`,
    );
    if (serial !== undefined) {
      writeFileSync(join(folder, 'serial'), `${serial}\n`);
      // Otherwise openssl refuses to use a number twice.
      writeFileSync(join(folder, 'index.txt'), '');
    }
    openssl(
      ...['ca', '-batch', '-notext', '-config', 'tsa.cnf', '-extensions', extensions, '-in', `${file}.csr`],
      ...['-cert', `${issuer}.pem`, '-keyfile', `${issuer}.key`, '-out', `${file}.pem`],
      ...(from === undefined ? [] : ['-startdate', from]),
      ...(to === undefined ? [] : ['-enddate', to]),
    );
    return { certificate: `${file}.pem`, key: own };
  };
  issue('intermediate', {
    extensions: 'intermediate',
    key: ownKey('intermediate.key'),
    subject: `${name} CA`,
    issuer: 'root',
  });
  const { certificate, key } = issue('signer', { key: ownKey('signer.key') });

  return {
    folder,
    root: 'root.pem',
    intermediate: 'intermediate.pem',
    certificate,
    key,
    issue,
    pem: (file) => readFileSync(join(folder, file), 'utf8'),
    openssl,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
