import { both, type Both } from './both';
import { html, type Markup } from './html';
import { placeLabels } from './place-labels';
import type { Fact, Report, ReportCapture, ReportField, ReportPicture, ReportPurchase } from './report';
import { REPORT_STYLE } from './report-style';

/** `data/report.html`: one file, no script, no outside reference; pictures are within as data URIs. */
export async function reportHtml(report: Report): Promise<Blob> {
  // Each part becomes a Blob at once, so that pictures never add up in memory.
  const parts: Blob[] = [blob(head(report), summary(report))];
  for (const [index, purchase] of report.purchases.entries()) {
    parts.push(blob(purchaseHead(purchase, index + 1)));
    for (const capture of purchase.captures) {
      parts.push(blob(captureHead(capture)));
      for (const picture of capture.pictures)
        parts.push(blob(pictureFigure(picture, await dataUri(picture.copy.jpeg))));
      parts.push(blob(captureTail(capture)));
    }
    parts.push(new Blob(['</section>\n']));
  }
  parts.push(blob(notes(report)));
  return new Blob(parts, { type: 'text/html' });
}

function blob(...parts: Markup[]): Blob {
  return new Blob(parts.map((part) => part.text));
}

function head({ title, intro, facts }: Report): Markup {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title.zh} · ${title.en}</title>
        ${REPORT_STYLE}
      </head>
      <body>
        <header>
          <h1>${title.zh} <small lang="en">${title.en}</small></h1>
          <p>${intro.zh}</p>
          <p lang="en">${intro.en}</p>
          ${factTable(facts)}
        </header>
      </body>
    </html> `;
}

function summary({ purchases, totals }: Report): Markup {
  const columns = [
    both('report.columns.platform'),
    both('field.product'),
    both('field.amount'),
    both('field.channel'),
    both('field.paidAt'),
    both('report.columns.status'),
  ];
  return html`<section>
    <h2>${heading(both('report.summary'))}</h2>
    <table class="summary">
      <thead>
        <tr>
          <th>#</th>
          ${columns.map((column) => html`<th>${stacked(column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${purchases.map(summaryRow)}
      </tbody>
      <tfoot>
        ${totals.map(
          (total) =>
            html`<tr>
              <td></td>
              <td colspan="2">${heading(both('report.total'))}</td>
              <td class="money" colspan="4">${inline(total)}</td>
            </tr>`,
        )}
      </tfoot>
    </table>
  </section> `;
}

function summaryRow(
  { purchase, platform, amount, status, isComplete }: ReportPurchase,
  index: number,
): Markup {
  const product = [purchase.product, purchase.units].filter((part) => part !== null).join(' · ');
  return html`<tr>
      <td rowspan="2">${index + 1}</td>
      <td>${stacked(platform)}</td>
      <td>${orNone(product || null)}</td>
      <td class="money">${orNone(amount)}</td>
      <td>${orNone(purchase.channel)}</td>
      <td class="time">${orNone(purchase.paidAt && purchase.paidAt.replace('T', ' '))}</td>
      <td class="${isComplete ? 'complete' : 'gap'}">${stacked(status)}</td>
    </tr>
    <tr class="numbers">
      <td colspan="6">
        ${heading(both('field.orderNo'))} <code>${orNone(purchase.orderNo)}</code>${account(purchase.account)}
      </td>
    </tr> `;
}

function account(name: string | null): Markup | null {
  return name === null ? null : html` <span class="apart">${heading(both('field.account'))} ${name}</span>`;
}

function purchaseHead(
  { platform, purchase, amount, facts, captures }: ReportPurchase,
  number: number,
): Markup {
  const title = [platform.zh, purchase.product, amount].filter((part) => part !== null).join(' · ');
  return html`<section class="purchase">
    <h2><span class="number">${number}</span> ${title}</h2>
    ${factTable(facts)}
    <h3>${heading(both('report.timeline'))}</h3>
    <ol class="timeline">
      ${captures.map((capture) => html`<li><time>${capture.time}</time> <b>${inline(capture.stage)}</b> <span class="method">${capture.method.zh}</span></li>`)}
    </ol>
  </section> `;
}

function captureHead({ stage, time, facts }: ReportCapture): Markup {
  return html`<article>
    <h3>${inline(stage)} <time>${time}</time></h3>
    ${factTable(facts)}
  </article> `;
}

/** Label height against the picture's width: 8 pt on paper, whatever the picture's size. */
const LABEL_SHARE = 1 / 58;

function pictureFigure(picture: ReportPicture, source: string): Markup {
  const { width, height, marks, path, sha256 } = picture;
  const size = width * LABEL_SHARE;
  const labels = placeLabels(marks, picture, (text) => ({
    width: labelWidth(text, size),
    height: size * 1.4,
  }));
  return html`<figure>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${path}" style="--ratio: ${width / height}">
      <image href="${source}" width="${width}" height="${height}" />
      ${labels.map(
        ({ text, box, label }) =>
          html`<rect class="box" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" />
            <rect
              class="label"
              x="${label.x}"
              y="${label.y}"
              width="${label.width}"
              height="${label.height}"
              rx="${size / 5}"
            />
            <text x="${label.x + size * 0.35}" y="${label.y + size * 1.05}" font-size="${size}"
              >${text}</text
            > `,
      )}
    </svg>
    <figcaption>
      <b>${heading(both('report.original'))}</b> <code>${path}</code><br />SHA-256 <code>${sha256}</code>
    </figcaption>
  </figure> `;
}

function labelWidth(text: string, size: number): number {
  const ems = [...text].reduce((sum, character) => sum + (character < '\u0100' ? 0.58 : 1), 0);
  return (ems + 0.7) * size;
}

function captureTail({ pictures, fields, missing, files }: ReportCapture): Markup {
  return html`${pictures.length === 0 ? null : html`<p class="note">${stacked(both('report.copy'))}</p>`}
<h4>${heading(both('report.fields'))}</h4>
${
  fields.length === 0
    ? html`<p class="note">${stacked(both('report.noFields'))}</p>`
    : html`<table class="facts">
        ${fields.map(fieldRow)}
      </table>`
}
${missing === null ? null : html`<p class="gap">${heading(both('report.missingHere'))}：${inline(missing)}</p>`}
<h4>${heading(both('report.files'))}</h4>
<ul class="files">${files.map((file) => html`<li><code>${file.path}</code> <span>${file.bytes} B</span><br /><code>${file.sha256}</code></li>`)}</ul>
</article>
`;
}

function fieldRow({ label, value, raw, source, mark }: ReportField): Markup {
  const origin = mark === null ? source : joined(source, both('report.boxed', { number: mark }));
  return html`<tr>
    <th>${heading(label)}</th>
    <td>
      <span class="value">${value}</span>
      ${raw === null ? null : html`<span class="apart">${inline(both('report.asShown', { raw }))}</span>`}
      <span class="origin">${inline(origin)}</span>
    </td>
  </tr> `;
}

function notes(report: Report): Markup {
  return html`<footer>
${report.notes.map(
  ({ title, lines }) =>
    html`<h2>${heading(title)}</h2>
      <ul>
        ${lines.map((line) => html`<li>${stacked(line)}</li>`)}
      </ul> `,
)}</footer>
</body>
</html>
`;
}

function factTable(facts: readonly Fact[]): Markup {
  return html`<table class="facts">
    ${facts.map(
      ({
        label,
        value,
        code,
      }) => html`<tr><th>${heading(label)}</th><td${code === true ? html` class="code"` : null}>${value === null ? none() : inline(value)}</td></tr>
`,
    )}
  </table>`;
}

function heading({ zh, en }: Both): Markup {
  return html`${zh} <span class="en" lang="en">${en}</span>`;
}

function inline({ zh, en }: Both): Markup {
  return zh === en ? html`${zh}` : html`${zh} <span class="en" lang="en">${en}</span>`;
}

function stacked({ zh, en }: Both): Markup {
  return zh === en ? html`${zh}` : html`${zh}<br /><span class="en" lang="en">${en}</span>`;
}

function joined(one: Both, other: Both): Both {
  return { zh: `${one.zh}，${other.zh}`, en: `${one.en}, ${other.en}` };
}

function orNone(value: string | null): Markup {
  return value === null ? none() : html`${value}`;
}

function none(): Markup {
  return html`<span class="none">${inline(both('report.none'))}</span>`;
}

/** In steps of whole base64 groups, small enough to be arguments of a call. */
const STEP = 3 * 8192;

async function dataUri(jpeg: Blob): Promise<string> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += STEP)
    groups.push(btoa(String.fromCharCode(...bytes.subarray(at, at + STEP))));
  return `data:image/jpeg;base64,${groups.join('')}`;
}
