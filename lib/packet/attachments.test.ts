import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packetTools, purchase, unpack } from '../../tests/packet/node-packet';
import { sampleSource } from '../../tests/packet/sample-source';
import { sampleAttachment } from '../../tests/samples/sample-attachment';
import { checkPacket } from '../flow/check-packet';
import { recipientFacts } from '../claim/facts';
import { paymentPattern } from '../claim/payment-pattern';
import type { PacketClaim } from '../model/packet-claim';
import { buildPacket } from './build-packet';
import type { PacketSource } from './packet-source';

const HOSTILE = '=cmd|calc <script>alert(1)</script> ../../x';

async function withAttachments(): Promise<PacketSource> {
  const source = await sampleSource([purchase], packetTools().key.fingerprint);
  const picture = await sampleAttachment(source, { id: 'a-1', name: HOSTILE, type: 'image/png' });
  const pdf = await sampleAttachment(source, { id: 'a-2', name: '流水证明.pdf', type: 'application/pdf' });
  const bill = await sampleAttachment(source, {
    id: 'a-3',
    name: '账单.csv',
    bill: {
      source: 'alipay',
      encoding: 'gb18030',
      header: ['交易时间', '交易对方', '金额'],
      rows: [
        {
          line: 30,
          cells: ['2026-11-21 14:02:33', HOSTILE, '30.00'],
          at: '2026-11-21T14:02:33',
          amount: { minor: 3000, currency: 'CNY', raw: '30.00' },
          transactionNo: '2026112122001412345678907788',
          merchantNo: null,
          counterparty: HOSTILE,
          status: '交易成功',
          direction: 'out',
          purchaseId: 'p1',
        },
      ],
    },
  });
  return { ...source, attachments: [picture, pdf, bill] };
}

function claim(more: Partial<PacketClaim> = {}): PacketClaim {
  const { limits, isPublic, entry } = recipientFacts('douyin');
  return {
    id: 'k-1',
    version: 1,
    changes: null,
    reason: 'minor',
    asked: null,
    applicationNo: '',
    language: 'zh-CN',
    full: '申请',
    short: '申请',
    evidence: [],
    recipient: { id: 'douyin', limits, isPublic, entry },
    ...more,
  };
}

/** The sample's purchases say more than its captures show; that is told of records, and not looked at here. */
const faults = ({ findings }: Awaited<ReturnType<typeof checkPacket>>) =>
  findings.filter(({ outcome, check }) => outcome === 'fail' && check !== 'records');

async function unpacked(source: PacketSource) {
  const packet = await buildPacket(source, packetTools());
  const folder = join(await unpack(packet.zip), packet.fileName.replace('.zip', ''));
  return { packet, folder, read: (path: string) => readFileSync(join(folder, 'data', path), 'utf8') };
}

describe('what a person added', () => {
  it('goes along as it is, is never called captured, and everything about it can be checked', async () => {
    const { packet, folder, read } = await unpacked({ ...(await withAttachments()), claim: claim() });
    const report = await checkPacket(packet.zip);
    expect(faults(report)).toEqual([]);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ check: 'attachments', outcome: 'pass', detail: '3' }),
    );
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'manifest-sha256.txt'], { cwd: folder });
    const html = read('report.html');
    expect(html).toContain('用户添加的图片（不是捕获）');
    expect(html).toContain('data/attachments/a-1/file.png');
    expect(html).not.toContain('<script>');
    const pdf = execFileSync('pdftotext', [join(folder, 'data/report.pdf'), '-'], { encoding: 'utf8' });
    expect(pdf).toContain('2026112122001412345678907788');
    expect(pdf).toContain('账单第 30 行');
    // In a spreadsheet no cell begins a formula.
    expect(read('bill-rows.csv')).toContain(`"'${HOSTILE}"`);
    expect(read('submit/douyin/checklist.txt')).toContain('added-01.pdf');
    expect(read('submit/douyin/added-01.pdf')).toBe(read('attachments/a-2/file.pdf'));
    expect(readFileSync(join(folder, 'README.html'), 'utf8')).toContain('data/attachments/');
  });

  it('is told as changed where a byte of it is another', async () => {
    const source = await withAttachments();
    const files = (source as unknown as { files: Map<string, Blob> }).files;
    files.set('a-2/file.pdf', new Blob(['%PDF-1.7 another']));
    await expect(buildPacket(source, packetTools())).rejects.toMatchObject({
      code: 'changed-file',
      subject: 'a-2/file.pdf',
    });
  });

  it('stays out of a masked packet, which says so', async () => {
    const source = await withAttachments();
    const { packet, folder, read } = await unpacked({
      ...source,
      attachments: [],
      leavesAttachments: true,
      redactor: {
        purchase: (one) => one,
        claim: (one) => one,
        evidence: async (one) => one,
        attachment: async (one) => one,
        leaks: () => false,
      },
    });
    expect(faults(await checkPacket(packet.zip))).toEqual([]);
    expect(read('report.html')).toContain('因为有遮盖，用户添加的文件没有放进来');
    expect(execFileSync('find', [folder, '-path', '*attachments*'], { encoding: 'utf8' })).toBe('');
  });
});

describe("a guardian's claim", () => {
  it('has all payments as a table, their sums and hours in the report, the application and a CSV', async () => {
    const second = {
      ...purchase,
      id: 'p2',
      orderNo: '=1+1',
      amount: { minor: 600, currency: 'CNY', raw: '6' },
      paidAt: '2026-11-21T23:10:00',
      captures: purchase.captures.map((capture) => ({ ...capture, id: `${capture.id}b` })),
    };
    const source = await sampleSource([purchase, second], packetTools().key.fingerprint);
    const payments = paymentPattern(source.purchases);
    const { folder, read } = await unpacked({ ...source, claim: claim({ payments }) });
    const csv = read('payments.csv').split('\r\n');
    expect(csv).toHaveLength(1 + 2 + 1 + 1);
    expect(csv[2]).toContain(`"'=1+1"`);
    expect(csv[3]).toContain('￥36.00');
    for (const pdf of ['report.pdf', 'submit/douyin/application.pdf']) {
      const text = execFileSync('pdftotext', ['-layout', join(folder, 'data', pdf), '-'], {
        encoding: 'utf8',
      });
      for (const part of ['2026-11-21 23:10:00', '￥6.00', '￥36.00', '2 笔中，1 笔'])
        expect(text).toContain(part);
    }
    expect(read('report.html')).toContain('￥36.00');
  });
});
