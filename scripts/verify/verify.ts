import { existsSync, openAsBlob, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkPacket } from '../../lib/flow/check-packet';
import { describeRoots } from '../../lib/flow/describe-roots';
import { PACKET_LANGUAGES, type PacketLanguage } from '../../lib/model/language';
import type { Verdict, VerificationReport } from '../../lib/model/verdict';
import { checkText } from '../../lib/text/check';
import { describeFinding } from '../../lib/text/check/describe-finding';

const EXIT_CODES: Record<Verdict, number> = { intact: 0, changed: 1, incomplete: 2, 'not-a-packet': 3 };
const WRONG_OPENING = 4;
const USAGE = 64;
const MARKS = { pass: '✓', fail: '✗', absent: '–' } as const;

/**
 * `npm run verify`: says in both languages of a packet whether it is what was exported.
 * @returns the exit code: 0 intact, 1 changed, 2 incomplete, 3 not a packet, 4 intact but an opening does not fit, 64 wrong usage.
 */
export async function verify(
  args: string[],
  { log, error }: Pick<Console, 'log' | 'error'>,
): Promise<number> {
  const asked = await readArguments(args);
  if (asked === null) {
    for (const language of PACKET_LANGUAGES) error((await checkText.load(language))('usage'));
    return USAGE;
  }
  const report = await checkPacket(await openAsBlob(asked.path), asked.options);
  const descriptions = PACKET_LANGUAGES.map((language) => describe(report, language));
  log((await Promise.all(descriptions)).join('\n\n'));
  const isOpeningWrong = report.findings.some(
    ({ check, outcome }) => check === 'openings' && outcome === 'fail',
  );
  return report.verdict === 'intact' && isOpeningWrong ? WRONG_OPENING : EXIT_CODES[report.verdict];
}

async function readArguments(args: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        root: { type: 'string' },
        opening: { type: 'string', multiple: true },
      },
    });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0 || !existsSync(path) || !statSync(path).isFile()) return null;
    const { key, root, opening = [] } = values;
    if (opening.some((file) => !existsSync(file))) return null;
    // What was mistyped must not accuse the packet.
    if (key !== undefined && !/^[0-9a-f]{64}$/i.test(key.replace(/[\s:-]/g, ''))) return null;
    const roots = root !== undefined && existsSync(root) ? readFileSync(root, 'utf8') : root;
    if (roots !== undefined && (await describeRoots(roots)).status === 'malformed') return null;
    return {
      path,
      options: {
        ...(key === undefined ? {} : { expectedFingerprint: key }),
        ...(roots === undefined ? {} : { roots }),
        openings: opening.map((file) => readFileSync(file, 'utf8')),
      },
    };
  } catch {
    return null;
  }
}

async function describe(report: VerificationReport, language: PacketLanguage): Promise<string> {
  const text = await checkText.load(language);
  const findings = report.findings.map(
    (finding) =>
      `  ${MARKS[finding.outcome]} ${text(`check-${finding.check}`)}: ${describeFinding(finding, text)}`,
  );
  const key =
    report.keyFingerprint === null ? [] : ['', `${text('key')}: ${report.keyFingerprint}`, text('keyAbout')];
  return [text(`verdict-${report.verdict}`), text(`about-${report.verdict}`), '', ...findings, ...key].join(
    '\n',
  );
}
