import { PUBLIC_KEY, SIGNATURE, TAG_MANIFEST } from './packet-paths';
import { readBytes, readText, type Inspection } from './inspection';

/** The signature over the tag manifest, which reaches every file. Answers with the key's fingerprint, or null. */
export async function checkSeal(inspection: Inspection): Promise<string | null> {
  const { tools, findings } = inspection;
  const fingerprint = await readFingerprint(inspection);
  const pem = await readText(inspection, PUBLIC_KEY);
  const signature = await readBytes(inspection, SIGNATURE);
  const signed = await readBytes(inspection, TAG_MANIFEST);
  if (fingerprint === null || pem === null || signature === null || signed === null) return fingerprint;
  const isSound = await tools.verifyDer(pem, signature, signed);
  if (!isSound) findings.fail('signature', 'bad-signature', SIGNATURE);
  else findings.passUnlessFailed('signature', fingerprint);
  return fingerprint;
}

async function readFingerprint(inspection: Inspection): Promise<string | null> {
  const { findings, tools, digests } = inspection;
  if (!digests.has(PUBLIC_KEY)) return null;
  try {
    return await tools.fingerprint((await readText(inspection, PUBLIC_KEY)) ?? '');
  } catch {
    findings.fail('signature', 'malformed', PUBLIC_KEY);
    return null;
  }
}
