import * as v from 'valibot';
import { Hex256Schema } from '../model/hex-schema';
import type { Check } from '../model/verdict';
import type { Inspection } from './inspection';
import { isSafePath } from './packet-files';

/** A file as the record in its folder lists it. */
export const ListedFileSchema = v.object({
  path: v.pipe(v.string(), v.check(isSafePath)),
  bytes: v.number(),
  sha256: Hex256Schema,
});

/** A folder of a packet's data: whose files it holds, and its record, which lists them. */
export interface SealedFolder {
  check: Check;
  /** `data/captures/<id>`. */
  path: string;
  record: string;
  /** Of the files that are there, inside the folder. */
  names: readonly string[];
}

/** The files under `data/<kind>/`, by the id that names their folder. A file in no folder of its own is one too many. */
export function foldersOf(
  { files, findings }: Inspection,
  kind: 'captures' | 'attachments',
): Map<string, string[]> {
  const under = `data/${kind}/`;
  const folders = new Map<string, string[]>();
  for (const path of files.paths) {
    if (!path.startsWith(under)) continue;
    const [id, ...name] = path.slice(under.length).split('/');
    if (!id || name.join('/') === '') findings.fail(kind, 'extra-file', path);
    else folders.set(id, [...(folders.get(id) ?? []), name.join('/')]);
  }
  return folders;
}

/** Each listed file against what is there; what is there and not listed is one too many. */
export function checkSealedFiles(
  { findings, digests }: Inspection,
  { check, path: folder, record, names }: SealedFolder,
  sealed: readonly v.InferOutput<typeof ListedFileSchema>[],
): void {
  const listed = new Map(sealed.map((file) => [file.path, file]));
  if (listed.size !== sealed.length) findings.fail(check, 'malformed', `${folder}/${record}`);
  for (const [name, file] of listed) {
    const path = `${folder}/${name}`;
    const digest = digests.get(path);
    if (findings.hasFailed(path)) continue;
    if (digest === undefined) findings.fail(check, 'missing-file', path);
    else if (digest.sha256 !== file.sha256) findings.fail(check, 'wrong-hash', path, digest.sha256);
    else if (digest.bytes !== file.bytes) findings.fail(check, 'wrong-size', path, String(digest.bytes));
  }
  for (const name of names) {
    const path = `${folder}/${name}`;
    if (name !== record && !listed.has(name) && !findings.hasFailed(path))
      findings.fail(check, 'extra-file', path);
  }
}
