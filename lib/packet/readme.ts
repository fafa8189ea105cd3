import type { Purchase } from '../model/purchase';
import type { PacketLanguage } from '../model/language';
import { PACKET_TEXTS, type PacketKey } from '../text/packet';
import { maskedAll, maskedNotes, type PacketMasks } from './count-masks';
import { markup, type Markup } from './markup';

export interface ReadmeFacts {
  purchases: readonly Purchase[];
  captures: number;
  /** UTC ms. */
  newestAt: number;
  /** Lines of the ledger that are shown, and that there are. */
  ledger: { shown: number; all: number };
  keyFingerprint: string;
  /** Folder under `data/submit/`, where the packet is that of a claim. */
  recipient?: string | undefined;
  hasAttachments: boolean;
  hasPayments: boolean;
  /** Null where nothing is masked. */
  masked: PacketMasks | null;
  isPractice?: boolean | undefined;
}

/** `README.html`: for somebody who has never heard of us; Chinese, then English, no script, no outside reference. */
export function readme(facts: ReadmeFacts): string {
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${PACKET_TEXTS['zh-CN']('readme.title')} · ${PACKET_TEXTS.en('readme.title')}</title>
${STYLE}
</head>
<body>
${languageSection('zh-CN', facts)}
${languageSection('en', facts)}
</body>
</html>
`.text;
}

const LEDGER = 'data/ledger.jsonl';

const FILES: [string, PacketKey][] = [
  ['data/report.pdf', 'readme.open.pdf'],
  ['data/report.html', 'readme.open.html'],
  ['data/orders.csv', 'readme.open.csv'],
  ['data/progress.csv', 'readme.open.progress'],
  ['data/captures/', 'readme.open.captures'],
  ['data/records.jsonl', 'readme.open.records'],
  [LEDGER, 'readme.open.ledger'],
  ['data/anchors/', 'readme.open.anchors'],
  ['data/foreign/', 'readme.open.foreign'],
];

const CLAIM_FILES = (recipient: string): [string, PacketKey][] => [
  ['data/statement.pdf', 'readme.open.statement'],
  [`data/submit/${recipient}/`, 'readme.open.submit'],
];

function languageSection(language: PacketLanguage, facts: ReadmeFacts): Markup {
  const { purchases, captures, newestAt, ledger, keyFingerprint, recipient, masked, isPractice } = facts;
  const t = PACKET_TEXTS[language];
  const isWhole = ledger.shown === ledger.all;
  const time = `${new Date(newestAt).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const list = (keys: readonly PacketKey[]) =>
    markup`<ul>${keys.map((key) => markup`<li>${t(key)}</li>`)}</ul>`;
  const step = (key: PacketKey, command: string) => markup`<p>${t(key)}</p>
<pre><code>${command}</code></pre>`;
  const insteadOf: Partial<Record<PacketKey, PacketKey>> = {
    ...(isWhole ? {} : { 'readme.open.ledger': 'readme.open.ledgerPart' }),
    ...(masked === null ? {} : { 'readme.open.captures': 'readme.open.capturesMasked' }),
  };
  const file = ([path, key]: [
    string,
    PacketKey,
  ]) => markup`<tr><th><code>${path}</code></th><td>${t(key)}</td></tr>
`;
  return markup`<section lang="${language}">
<h1>${t('readme.title')}</h1>
${
  isPractice === true
    ? markup`<p><strong>${t('readme.practice')}</strong></p>
`
    : null
}<h2>${t('readme.what')}</h2>
<p>${t('readme.what.1', { purchases: purchases.length, captures, count: purchases.length })}</p>
<p>${t('readme.what.2', { time })}</p>
<h2>${t('readme.open')}</h2>
<table>
${FILES.map(([path, key]) => file([path, insteadOf[key] ?? key]))}${facts.hasAttachments ? file(['data/attachments/', masked === null ? 'readme.open.attachments' : 'readme.open.attachmentsMasked']) : null}${facts.hasPayments ? file(['data/payments.csv', 'readme.open.payments']) : null}${recipient === undefined ? null : CLAIM_FILES(recipient).map(file)}</table>
<h2>${t('readme.check')}</h2>
<p>${t('readme.check.intro')}</p>
${step('readme.check.sums', SUMS)}
${step('readme.check.macos', SUMS_ON_MACOS)}
${step('readme.check.extra', EXTRA)}
${step('readme.check.signature', SIGNATURE)}
${step('readme.check.key', KEY)}
${isWhole ? step('readme.check.chain', CHAIN) : step('readme.check.proofs', PROOFS)}
${step('readme.check.search', `pdftotext data/report.pdf - | grep ${orderToFind(purchases)}`)}
${step('readme.check.stamp', STAMPS)}
<p>${t('readme.check.stampNote')}</p>
<h3>${t('readme.check.windows')}</h3>
<pre><code>${POWERSHELL}</code></pre>
<p>${t('readme.check.windowsNote')}</p>
<pre><code>certutil -hashfile data\\report.pdf SHA256</code></pre>
<p>${t('readme.check.tools')}</p>
${
  masked === null
    ? null
    : markup`<h2>${t('masked.title')}</h2>
<p>${t(maskedAll(masked), { ...masked })}</p>
${list(maskedNotes(masked))}
${step('masked.text', OPEN_TEXT)}
${step('masked.region', OPEN_REGION)}
${step('masked.record', OPEN_RECORD)}`
}
<h2>${t('readme.key')}</h2>
<p>${t('readme.key.1')}</p>
<p>SHA-256 <code>${keyFingerprint}</code></p>
<h2>${t('meaning.title')}</h2>
${list(['meaning.1', 'meaning.2', 'meaning.3'])}
<h2>${t('limits.title')}</h2>
${list(['limits.1', 'limits.2', 'limits.3', 'limits.4', 'limits.5', 'limits.6'])}
</section>`;
}

const SUMS = `sha256sum -c --strict --quiet manifest-sha256.txt
sha256sum -c --strict --quiet tagmanifest-sha256.txt`;

const SUMS_ON_MACOS = `shasum -a 256 -c manifest-sha256.txt
shasum -a 256 -c tagmanifest-sha256.txt`;

const EXTRA = 'diff <(cut -c67- manifest-sha256.txt | sort) <(find data -type f | sort)';

const SIGNATURE = `openssl dgst -sha256 -verify seal/publickey.pem \\
  -signature seal/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt`;

const KEY = 'openssl pkey -pubin -in seal/publickey.pem -outform DER | openssl dgst -sha256';

const CHAIN = `p=$(printf '0%.0s' $(seq 64))
while IFS= read -r l; do
  g=$(printf %s "$l" | grep -o '"prev":"[0-9a-f]*"' | cut -d'"' -f4)
  [ "$g" = "$p" ] || echo BROKEN
  p=$(printf %s "$l" | sha256sum | cut -c1-64)
done < data/ledger.jsonl`;

const STAMPS = `for f in seal/tagmanifest-sha256.txt.*.tsr; do
  [ -f "$f" ] || continue
  openssl ts -verify -data tagmanifest-sha256.txt -in "$f" -CAfile root.pem
done
for f in data/anchors/*.tsr; do
  [ -f "$f" ] || continue
  n=\${f##*/}
  grep "^{\\"seq\\":\${n%%.*}," data/ledger.jsonl | tr -d '\\n' > /tmp/line
  openssl ts -verify -data /tmp/line -in "$f" -CAfile root.pem
done`;

/** RFC 9162, 2.1.3.2: each line and its path lead to the root that the last line holds. */
const PROOFS = `h() { sha256sum | cut -c1-64; }
bytes() { printf "$(printf %s "$1" | sed 's/../\\\\x&/g')"; }
last=$(tail -n 1 data/ledger.jsonl)
root=$(printf %s "$last" | grep -o '"tree":"[0-9a-f]*"' | cut -d'"' -f4)
all=$(printf %s "$last" | grep -o '^{"seq":[0-9]*' | cut -d: -f2)
printf %s "$last" | h | grep -qf - data/inclusion.json || echo WRONG HEAD
sed '$d' data/ledger.jsonl | while IFS= read -r l; do
  seq=$(printf %s "$l" | grep -o '^{"seq":[0-9]*' | cut -d: -f2)
  i=$((seq - 1)) n=$((all - 2)) r=$({ printf '\\0'; printf %s "$l"; } | h)
  for p in $(sed "1,/^{\\"line\\":$all,/d" data/inclusion.json | grep "^{\\"seq\\":$seq," | grep -o '[0-9a-f]\\{64\\}'); do
    if [ $((i % 2)) = 1 ] || [ $i = $n ]; then
      r=$(bytes "01$p$r" | h)
      while [ $((i % 2)) = 0 ] && [ $i != 0 ]; do i=$((i / 2)) n=$((n / 2)); done
    else
      r=$(bytes "01$r$p" | h)
    fi
    i=$((i / 2)) n=$((n / 2))
  done
  [ "$r" = "$root" ] || echo "NOT PROVEN $seq"
done`;

const OPEN_TEXT = `printf '%s%s' '<salt>' '<text>' | sha256sum`;

const OPEN_REGION = `grep -o '"png": "[^"]*"' opening.json | cut -d'"' -f4 | openssl base64 -d -A > region.png
{ printf %s '<salt>'; cat region.png; } | sha256sum`;

const OPEN_RECORD = `sha256sum capture.json
grep '"id":"<capture id>"' data/ledger.jsonl | grep -o '"bodySha256":"[0-9a-f]*"'`;

const POWERSHELL = `foreach ($m in 'manifest-sha256.txt', 'tagmanifest-sha256.txt') {
  Get-Content $m | ForEach-Object {
    $h, $p = $_ -split '  ', 2
    if ((Get-FileHash -Algorithm SHA256 -LiteralPath $p).Hash -ne $h) { "CHANGED $p" }
  }
}
$listed = Get-Content manifest-sha256.txt | ForEach-Object { $_.Substring(66) }
Get-ChildItem data -Recurse -File |
  ForEach-Object { $_.FullName.Substring($PWD.Path.Length + 1).Replace('\\', '/') } |
  Where-Object { $listed -notcontains $_ } | ForEach-Object { "EXTRA $_" }`;

/** Goes into a command that people copy: only a number that is safe in a shell is shown. */
function orderToFind(purchases: readonly Purchase[]): string {
  const orderNo = purchases.find((purchase) => /^[A-Za-z0-9]{4,64}$/.test(purchase.orderNo ?? ''))?.orderNo;
  return orderNo ?? '<order number>';
}

const STYLE = markup`<style>
body {
  max-width: 820px; margin: 0 auto; padding: 24px; color: #1c2526; background: #fff; overflow-wrap: anywhere;
  font: 15px/1.65 "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif;
}
[lang=en] { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 26px; margin: 0 0 8px; padding-bottom: 8px; border-bottom: 3px solid #0b5d57; }
h2 { font-size: 18px; margin: 28px 0 8px; }
h3 { font-size: 15px; }
section + section { margin-top: 56px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 6px 8px; border-bottom: 1px solid #d5dddd; }
th { width: 30%; font-weight: 500; }
code { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.9em; }
pre { margin: 0 0 12px; padding: 10px 12px; background: #f3f7f6; border-radius: 6px; white-space: pre-wrap; }
p, li { margin: 0 0 4px; }
</style>`;
