import { both, type Both } from './both';
import { markup, type Markup } from './markup';
import type {
  Fact,
  Report,
  ReportAttachment,
  ReportCapture,
  ReportField,
  ReportPurchase,
  ReportTable,
} from './report';
import { progressFigure } from './report-html-progress';
import { pictureFigure, thumbnail } from './report-html-picture';
import { REPORT_STYLE } from './report-style';
import { SUMMARY_HEADS } from './report-words';

/** `data/report.html`: one file, no script, no outside reference; pictures are within as data URIs. */
export function reportHtml(report: Report): Blob {
  // The pictures stay Blobs, so that they never add up in memory.
  const parts: (Markup | Blob)[] = [head(report), summary(report), ...report.tables.map(tableSection)];
  for (const [index, purchase] of report.purchases.entries()) {
    parts.push(openPurchase(purchase, index + 1));
    for (const capture of purchase.captures)
      parts.push(openCapture(capture), ...capture.pictures.flatMap(pictureFigure), closeCapture(capture));
    parts.push(markup`</section>\n`);
  }
  if (report.attachments.length > 0) {
    parts.push(openAttachments());
    for (const attachment of report.attachments) {
      parts.push(openAttachment(attachment));
      if (attachment.picture !== null) parts.push(...pictureFigure(attachment.picture));
      parts.push(markup`</article>\n`);
    }
    parts.push(markup`</section>\n`);
  }
  parts.push(notes(report));
  return new Blob(
    parts.map((part) => (part instanceof Blob ? part : part.text)),
    { type: 'text/html' },
  );
}

function head({ title, intro, facts }: Report): Markup {
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.zh} · ${title.en}</title>
${REPORT_STYLE}
</head>
<body>
<header>
<h1>${title.zh} <small lang="en">${title.en}</small></h1>
<p>${intro.zh}</p>
<p class="en" lang="en">${intro.en}</p>
${factTable(facts)}
</header>
`;
}

function summary({ purchases, totals }: Report): Markup {
  return markup`<section>
<h2>${heading(both('report.summary'))}</h2>
<table class="summary">
<thead><tr><th>#</th>${SUMMARY_HEADS.map((column) => markup`<th>${stacked(column)}</th>`)}</tr></thead>
<tbody>
${purchases.map(summaryRow)}</tbody>
<tfoot>
${totals.map(
  (total) => markup`<tr><td></td><td colspan="2">${heading(both('report.total'))}</td>
<td class="money" colspan="4">${inline(total)}</td></tr>
`,
)}</tfoot>
</table>
</section>
`;
}

function summaryRow(row: ReportPurchase, index: number): Markup {
  const { purchase, product, platform, amount, status, isComplete } = row;
  const account =
    purchase.account &&
    markup`<span class="apart">${heading(both('field.account'))} ${purchase.account}</span>`;
  return markup`<tr>
<td rowspan="2">${index + 1}</td><td>${stacked(platform)}</td><td>${orNone(product)}</td>
<td class="money">${orNone(amount)}</td><td>${orNone(purchase.channel)}</td>
<td class="time">${orNone(purchase.paidAt && purchase.paidAt.replace('T', ' '))}</td>
<td class="${isComplete ? 'complete' : 'gap'}">${stacked(status)}</td>
</tr>
<tr class="numbers"><td colspan="6">${heading(both('field.orderNo'))} <code>${orNone(purchase.orderNo)}</code>${account}</td></tr>
`;
}

function openPurchase(
  { platform, product, amount, facts, progress, captures }: ReportPurchase,
  number: number,
): Markup {
  const title = [platform.zh, product, amount].filter((part) => part !== null).join(' · ');
  return markup`<section class="purchase">
<h2><span class="number">${number}</span> ${title}</h2>
${factTable(facts)}
${progress && progressFigure(progress)}<h3>${heading(both('report.timeline'))}</h3>
<ol class="timeline">
${captures.map(timelineEntry)}</ol>
`;
}

function timelineEntry({ stage, time, method, pictures: [picture] }: ReportCapture): Markup {
  const small =
    picture === undefined ? markup`<span class="thumbnail">${inline(method)}</span>` : thumbnail(picture);
  return markup`<li><b>${inline(stage)}</b><time>${time}</time>${small}</li>
`;
}

function openCapture({ stage, time, facts }: ReportCapture): Markup {
  return markup`<article>
<h3>${inline(stage)} <time>${time}</time></h3>
${factTable(facts)}
`;
}

function closeCapture({ pictures, fields, missing, folder, files }: ReportCapture): Markup {
  return markup`${pictures.length === 0 ? null : markup`<p class="note">${inline(both(pictures[0]?.isMasked === true ? 'report.maskedCopy' : 'report.copy'))}</p>`}
<h4>${heading(both('report.fields'))}</h4>
${fields.length === 0 ? markup`<p class="note">${inline(both('report.noFields'))}</p>` : fieldTable(fields)}
${missing && markup`<p class="gap">${heading(both('report.missingHere'))}：${inline(missing)}</p>`}
<h4>${heading(both('report.files'))}</h4>
<p class="note">${heading(both('report.folder'))} <code>${folder}</code></p>
<ul class="files">
${files.map(
  ({
    name,
    bytes,
    sha256,
  }) => markup`<li><code>${name}</code> <span>${bytes} B</span> <code>${sha256}</code></li>
`,
)}</ul>
</article>
`;
}

function tableSection({ title, heads, rows, notes: below }: ReportTable): Markup {
  return markup`<section>
<h2>${heading(title)}</h2>
<table class="summary">
<thead><tr>${heads.map((column) => markup`<th>${stacked(column)}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => markup`<tr>${row.map((cell) => markup`<td>${stacked(cell)}</td>`)}</tr>
`,
)}</tbody>
</table>
<ul>${below.map((note) => markup`<li>${stacked(note)}</li>`)}</ul>
</section>
`;
}

function openAttachments(): Markup {
  return markup`<section class="purchase">
<h2>${heading(both('attached.title'))}</h2>
<p class="note">${inline(both('attached.about'))}</p>
`;
}

function openAttachment({ title, facts }: ReportAttachment): Markup {
  return markup`<article>
<h3>${inline(title)}</h3>
${factTable(facts)}
`;
}

function fieldTable(fields: readonly ReportField[]): Markup {
  const rows = fields.map(
    ({ label, value, origin }) => markup`<tr><th>${heading(label)}</th>
<td><span class="value">${value}</span> <span class="origin">${inline(origin)}</span></td></tr>
`,
  );
  return markup`<table class="facts">
${rows}</table>`;
}

function factTable(facts: readonly Fact[]): Markup {
  const rows = facts.map(
    ({ label, value, code }) => markup`<tr><th>${heading(label)}</th>
<td class="${code === true ? 'code' : ''}">${value === null ? none() : inline(value)}</td></tr>
`,
  );
  return markup`<table class="facts">
${rows}</table>`;
}

function notes(report: Report): Markup {
  const parts = report.notes.map(
    ({ title, lines }) => markup`<h2>${heading(title)}</h2>
<ul>${lines.map((line) => markup`<li>${stacked(line)}</li>`)}</ul>
`,
  );
  return markup`<footer>
${parts}</footer>
</body>
</html>
`;
}

function heading({ zh, en }: Both): Markup {
  return markup`${zh} <span class="en" lang="en">${en}</span>`;
}

function inline({ zh, en }: Both): Markup {
  return zh === en ? markup`${zh}` : heading({ zh, en });
}

function stacked({ zh, en }: Both): Markup {
  return zh === en ? markup`${zh}` : markup`${zh}<br><span class="en" lang="en">${en}</span>`;
}

function orNone(value: string | null): Markup {
  return value === null ? none() : markup`${value}`;
}

function none(): Markup {
  return markup`<span class="none">${inline(both('report.none'))}</span>`;
}
