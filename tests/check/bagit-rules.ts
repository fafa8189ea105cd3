import { createHash } from 'node:crypto';
import type { Files } from './make-packet';

/*
 * BagIt 1.0 (RFC 8493), read as strictly as the bags of the Library of Congress's conformance suite want it: each rule
 * stands for one or more of its valid or invalid bags. Nothing of the checker is used.
 */

const ALGORITHMS = ['sha512', 'sha256', 'sha1', 'md5'];
const MANIFEST = /^(tag)?manifest-([a-z0-9]+)\.txt$/;

/** What is wrong with a bag; empty where it is complete and valid. */
export function bagitProblems(files: Files): string[] {
  return [
    ...declarationProblems(files),
    ...manifestProblems(files),
    ...infoProblems(files),
    ...fetchProblems(files),
  ];
}

/** 2.1.1: two lines, in this order, exactly one space, no byte order mark. */
function declarationProblems(files: Files): string[] {
  const declaration = files.get('bagit.txt');
  if (declaration === undefined) return ['no bagit.txt'];
  if (declaration[0] === 0xef) return ['bagit.txt begins with a byte order mark'];
  const lines = declaration.toString().split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  const sound =
    lines.length === 2 &&
    /^BagIt-Version: \d+\.\d+$/.test(lines[0] ?? '') &&
    /^Tag-File-Character-Encoding: \S+$/.test(lines[1] ?? '');
  if (!sound) return ['bagit.txt is malformed'];
  return lines[0] === 'BagIt-Version: 1.0' ? [] : ['bagit.txt names another version'];
}

/** 2.1.3, 2.2.1, 3: manifests list every payload file once, each hash fits, and nothing points outside. */
function manifestProblems(files: Files): string[] {
  const problems: string[] = [];
  const payload = [...files.keys()].filter((path) => path.startsWith('data/'));
  const manifests = [...files.keys()].filter((path) => MANIFEST.test(path));
  if (payload.length === 0) problems.push('no payload');
  if (!manifests.some((path) => path.startsWith('manifest-'))) problems.push('no payload manifest');
  for (const path of manifests) {
    const isTag = path.startsWith('tag');
    const algorithm = MANIFEST.exec(path)?.[2] ?? '';
    if (!ALGORITHMS.includes(algorithm)) {
      problems.push(`${path}: unknown algorithm`);
      continue;
    }
    const listed = new Map<string, string>();
    for (const line of (files.get(path) ?? '').toString().split(/\r\n|\r|\n/)) {
      if (line === '') continue;
      const [, hash, coded] = /^([0-9a-fA-F]+)[ \t]+\*?(.+)$/.exec(line) ?? [];
      if (hash === undefined || coded === undefined) {
        problems.push(`${path}: malformed line`);
        continue;
      }
      const name = coded.replace(/%(0[aAdD]|25)/g, (escape) => decodeURIComponent(escape));
      if (isOutside(name)) problems.push(`${path}: ${name} points outside the bag`);
      if (listed.has(name)) problems.push(`${path}: ${name} twice`);
      if (isTag === name.startsWith('data/')) problems.push(`${path}: ${name} does not belong here`);
      if (isTag && name.startsWith('tagmanifest-')) problems.push(`${path}: lists a tag manifest`);
      listed.set(name, hash.toLowerCase());
    }
    for (const [name, hash] of listed) {
      const content = files.get(name);
      if (content === undefined) problems.push(`${path}: ${name} is missing`);
      else if (createHash(algorithm).update(content).digest('hex') !== hash)
        problems.push(`${path}: ${name} does not have its hash`);
    }
    if (!isTag)
      for (const name of payload) if (!listed.has(name)) problems.push(`${path}: does not list ${name}`);
  }
  return problems;
}

function isOutside(name: string): boolean {
  return /^([/~\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes('..');
}

/** 2.2.2: label, colon, white space, value; a line that begins with white space goes on; Payload-Oxum fits, and stands once. */
function infoProblems(files: Files): string[] {
  const info = files.get('bag-info.txt');
  if (info === undefined) return [];
  const problems: string[] = [];
  const oxums: string[] = [];
  for (const line of info.toString().split(/\r\n|\r|\n/)) {
    if (line === '' || /^[ \t]/.test(line)) continue;
    const [, label, value] = /^([^:\s][^:]*):[ \t](.*)$/.exec(line) ?? [];
    if (label === undefined || value === undefined || /\s$/.test(label))
      problems.push(`bag-info.txt: malformed line`);
    else if (label.toLowerCase() === 'payload-oxum') oxums.push(value);
  }
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0);
  if (oxums.length > 1) problems.push('bag-info.txt: Payload-Oxum twice');
  if (oxums.some((oxum) => oxum !== `${bytes}.${payload.length}`))
    problems.push('bag-info.txt: Payload-Oxum does not fit');
  return problems;
}

/** 2.2.3: what is to be fetched is no complete bag. */
function fetchProblems(files: Files): string[] {
  const lines = (files.get('fetch.txt') ?? '')
    .toString()
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '');
  return lines.flatMap((line) => {
    const [, name] = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line) ?? [];
    if (name === undefined) return ['fetch.txt: malformed line'];
    if (isOutside(name)) return [`fetch.txt: ${name} points outside the bag`];
    return files.has(name) ? [] : [`fetch.txt: ${name} was not fetched`];
  });
}
