import { describe, expect, it } from 'vitest';
import { packetTools, purchase } from '../../tests/packet/node-packet';
import { sampleSource } from '../../tests/packet/sample-source';
import { leaksValue } from '../redact/find-leak';
import { ordersCsv } from './orders-csv';
import { packetFile } from './packet-file';
import { span } from './pdf/blocks';
import { glyphOutliner } from './pdf/glyph-outlines';
import { PdfBook } from './pdf/pdf-book';
import { pdfText } from './pdf/pdf-text';
import { refuseLeaks } from './refuse-leaks';

const PHONE = '13800138000';
const NAME = '张三丰';
const redactor = { leaks: (path: string, text: string) => leaksValue(path, text, [PHONE, NAME, '8888']) };

/** A PDF with these lines, as a report is written. */
async function pdf(...lines: string[]): Promise<Blob> {
  const book = new PdfBook(glyphOutliner(packetTools().rasterizeGlyph));
  for (const line of lines) book.lines(book.typeset([span(line)], 200));
  return book.finish({ title: '标题', createdAt: 0, producer: 'test', footer: () => [[], []] });
}

describe('the last look through a packet', () => {
  it.each([
    ['data/report.html', `<p>138<b>0013</b>8000</p>`],
    ['data/report.html', '<p>&#24352;&#19977;丰</p>'],
    ['data/captures/c-1/redacted.json', '{"title":"\\u5f20三丰"}'],
    ['data/orders.csv', `"订单","${PHONE.slice(0, 3)} ${PHONE.slice(3)}\t"`],
    ['data/statement.txt', '尾号 8888'],
    ['data/submit/heimao/checklist.txt', 'https://a.example/?n=%E5%BC%A0%E4%B8%89%E4%B8%B0'],
    [`data/captures/${PHONE}/redacted.json`, '{}'],
  ])('finds what stands in %s', async (path, text) => {
    await expect(refuseLeaks([await packetFile(path, text)], redactor)).rejects.toMatchObject({
      code: 'masked-value',
      subject: path,
    });
  });

  it('finds what a PDF shows, and reads all that is in it', async () => {
    for (const line of [`电话 ${PHONE}`, `收款人 ${NAME}`, `${PHONE.slice(0, 5)} ${PHONE.slice(5)}`]) {
      const file = await packetFile('data/report.pdf', await pdf('第一行', line, 'last line'));
      await expect(refuseLeaks([file], redactor)).rejects.toMatchObject({ subject: 'data/report.pdf' });
    }
    const read = await pdfText(new Uint8Array(await (await pdf('第一行', 'a line, ok · 好')).arrayBuffer()));
    expect(read).toContain('第一行\na line, ok · 好');
    expect(read).toContain('标题');
  });

  it('lets pass what shows nothing of it, hashes and times included', async () => {
    const { purchases, ledgerRows } = await sampleSource([purchase]);
    const files = [
      await packetFile('data/orders.csv', ordersCsv(purchases, {})),
      await packetFile('data/ledger.jsonl', ...ledgerRows.map(({ line }) => `${line}\n`), '{"seq":8888}\n'),
      await packetFile('data/report.html', '<rect x="8888"/><style>a { z-index: 8888 }</style>'),
      await packetFile('data/report.pdf', await pdf('没有', '2026-11-21 14:02')),
    ];
    await expect(refuseLeaks(files, redactor)).resolves.toBeUndefined();
  });
});
