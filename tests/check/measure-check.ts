// tsx tests/check/measure-check.ts <small packet.zip> <packet.zip>: what the check of a packet costs, as JSON.
import { openAsBlob } from 'node:fs';
import { checkPacket } from '../../lib/flow/check-packet';

/** Bytes of memory, at rest after a first check and at most during the second. */
export interface CheckCost {
  verdict: string;
  idleBytes: number;
  peakBytes: number;
  seconds: number;
}

const [small = '', large = ''] = process.argv.slice(2);
await checkPacket(await openAsBlob(small));
const idleBytes = process.memoryUsage().rss;
let peakBytes = idleBytes;
const watching = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage().rss)), 20);
const start = performance.now();
const { verdict } = await checkPacket(await openAsBlob(large), {
  onProgress: () => (peakBytes = Math.max(peakBytes, process.memoryUsage().rss)),
});
clearInterval(watching);
const cost: CheckCost = { verdict, idleBytes, peakBytes, seconds: (performance.now() - start) / 1000 };
console.log(JSON.stringify(cost));
