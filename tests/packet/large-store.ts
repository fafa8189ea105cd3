import { takeCapture } from '../../lib/flow/take-capture';
import { encodePng } from '../../lib/redact/png';
import { openStore } from '../../lib/store/store';
import { captureTools, pixels, request, SIGHTING, tab } from '../samples/capture-flow';
import { sampleField } from '../samples/sample-capture';

/* Runs in a page of the extension: its own store, filled through the flow with more than anybody has. */

const SIZE = { width: 1600, height: 2100 } as const;

/** One purchase of so many captures, each with a picture of 10 MB that looks like a page. */
export async function fillStore(count: number): Promise<void> {
  const tools = { ...captureTools(), store: openStore() };
  for (let index = 0; index < count; index += 1) {
    const png = new Blob([await encodePng(page(index), { isStored: true })], { type: 'image/png' });
    const asked = request('paid');
    // Another product each time, so that none is taken for a duplicate.
    asked.reading.fields.push(sampleField('product', `${index + 1} 抖币`));
    const outcome = await takeCapture(
      { ...asked, sighting: SIGHTING },
      tab({ screenshot: async () => pixels({ png }) }),
      tools,
    );
    if (outcome.status !== 'captured') throw new Error(outcome.status);
  }
  tools.store.close();
}

/** White with grey lines of differing lengths. */
function page(seed: number) {
  const rgba = new Uint8Array(SIZE.width * SIZE.height * 4).fill(255);
  for (let y = 40; y < SIZE.height; y += 1) {
    if (y % 40 > 14) continue;
    const length = 200 + ((Math.floor(y / 40) * 7919 + seed * 104_729) % (SIZE.width - 300));
    rgba.fill(60, (y * SIZE.width + 50) * 4, (y * SIZE.width + 50 + length) * 4);
  }
  for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255;
  return { ...SIZE, rgba };
}
