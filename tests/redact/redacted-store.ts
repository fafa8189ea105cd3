import { takeCapture } from '../../lib/flow/take-capture';
import type { Field } from '../../lib/model/field';
import { jpegCopy } from '../../lib/model/picture-copy';
import { decodePng, encodePng, type Pixels } from '../../lib/redact/png';
import type { Store } from '../../lib/store/store';
import { captureTools, pixels, request, SIGHTING, tab } from '../samples/capture-flow';
import { sampleField } from '../samples/sample-capture';

export const PHONE = '13800138000';
export const NAME = '张三丰';

/** Each line is quoted in the record, for another reason. */
const QUOTED = [
  '抖币余额：38 抖币',
  '下单数量：1000',
  '已完成：600',
  '充值后即时到账',
  '一经充值不予退还',
  '请确认您已满 18 周岁',
]
  .map((line) => `${line}（手机 138-0013-8000）`)
  .join('\n');

/** The picture is a quarter of the viewport's size. */
export const SIZE = { width: 350, height: 225 } as const;

/** White, with noise where the account stands: what must never be seen again. */
export function pageWithNoise(): Pixels {
  const rgba = new Uint8Array(SIZE.width * SIZE.height * 4).fill(255);
  let seed = 7;
  for (let y = 25; y < 30; y++)
    for (let x = 50; x < 100; x++)
      for (let channel = 0; channel < 3; channel++) {
        seed = (seed * 1103515245 + 12345) % 2 ** 31;
        rgba[(y * SIZE.width + x) * 4 + channel] = 1 + ((seed >> 8) % 254);
      }
  return { ...SIZE, rgba };
}

/** One row of that noise, red, green and blue. */
export function noise(picture = pageWithNoise()): Uint8Array {
  const row = picture.rgba.slice((27 * SIZE.width + 50) * 4, (27 * SIZE.width + 100) * 4);
  return row.filter((_byte, index) => index % 4 !== 3);
}

/** A store with one capture that shows a telephone number as account, and one without a word of it. */
export async function storeWithPhone(more: { text?: string; fields?: Field[] } = {}): Promise<{
  store: Store;
  captureIds: string[];
}> {
  const tools = captureTools();
  const png = new Blob([await encodePng(pageWithNoise())], { type: 'image/png' });
  const account = sampleField('account', PHONE, {
    raw: '138 0013 8000',
    box: { x: 200, y: 100, width: 200, height: 20 },
  });
  const captureIds: string[] = [];
  for (const [stage, shows] of [
    ['paid', true],
    ['cashier', false],
  ] as const) {
    const sighting = {
      ...SIGHTING,
      url: `https://pay.example/${stage}${shows ? `?mobile=${PHONE}` : ''}`,
      text: shows
        ? (more.text ??
          `充值成功 账号 138 0013 8000 收款人：${NAME} 订单号 2026112114020001 ￥30.00\n${QUOTED}`)
        : SIGHTING.text,
    };
    const plain = request(stage, { sighting });
    const fields = shows ? [...plain.reading.fields, account, ...(more.fields ?? [])] : plain.reading.fields;
    const from = tab({
      screenshot: async () => pixels({ png }),
      copy: async () => ({ html: `<p>${sighting.text}</p>`, controls: null }),
      sight: async () => sighting,
    });
    const outcome = await takeCapture({ ...plain, reading: { ...plain.reading, fields } }, from, tools);
    if (outcome.status !== 'captured') throw new Error(outcome.status);
    captureIds.push(outcome.captureId);
  }
  return { store: tools.store, captureIds };
}

/** Instead of a JPEG the very pixels, so that whatever is to be seen in it can be looked for. */
export async function pixelsAsJpeg(picture: Blob) {
  const { width, height, rgba } = await decodePng(new Uint8Array(await picture.arrayBuffer()));
  return jpegCopy(new Blob([rgba.filter((_byte, index) => index % 4 !== 3)]), width, height);
}
