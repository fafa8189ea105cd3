import 'fake-indexeddb/auto';
import type { Page } from 'puppeteer-core';
import { nextRow } from '../../lib/ledger/chain';
import { newId } from '../../lib/flow/new-id';
import { takeCapture } from '../../lib/flow/take-capture';
import type { Box, Field, FieldName } from '../../lib/model/field';
import type { Sighting } from '../../lib/model/page';
import { PictureGapError } from '../../lib/model/picture-gap';
import type { Stage } from '../../lib/model/stage';
import { Database } from '../../lib/store/database';
import { openStore } from '../../lib/store/store';
import { captureTools, pixels, tab as tabOf } from '../samples/capture-flow';
import { fieldsOf, LABELS, orderPage, shownValue, titleOf } from './order-page';
import { SEED_ORDERS, type SeedOrder } from './orders';
import { writeTables } from './write-tables';

const VIEW = { width: 1280, height: 800, scrollX: 0, scrollY: 0 };
const OFFSET_MINUTES = 480;

export interface SeedOptions {
  /** Draws the orders' pages, to photograph them. */
  easel: Page;
  /** A page of the extension, whose database is filled. */
  inside: Page;
  /** Tab that the newest order came from, so that the popup beside it knows it. */
  tabId?: number;
  orders?: readonly SeedOrder[];
}

/**
 * Fills the extension's database with the seed orders: photographed pages, run through the real flow, so that records,
 * hashes and ledger are what a person's would be. Replaces what was there. Returns the id of the newest purchase.
 */
export async function seed({
  easel,
  inside,
  tabId = 1,
  orders = SEED_ORDERS,
}: SeedOptions): Promise<{ newest: string }> {
  const name = `seed-${crypto.randomUUID()}`;
  const store = openStore(name);
  const key = '5e'.repeat(32);
  const at = '2025-12-30T10:00:00.000Z';
  await store.append({
    rows: [nextRow(undefined, { kind: 'key', id: key, bodySha256: key, at })],
    tip: null,
  });

  const oldestFirst = [...orders].sort((one, other) => (one.at < other.at ? -1 : 1));
  for (const [index, order] of oldestFirst.entries()) {
    const isNewest = index === oldestFirst.length - 1;
    const { width, height } = VIEW;
    await easel.setViewport({ width, height, deviceScaleFactor: order.pixelRatio ?? 1 });
    for (const [minute, stage] of order.stages.entries()) {
      await captureOf(order, stage, minute, isNewest ? tabId : 1000 + index);
    }
  }
  const [newest] = await store.latestPurchases(1);
  store.close();
  await writeTables(inside, new Database(name));
  return { newest: newest?.id ?? '' };

  async function captureOf(order: SeedOrder, stage: Stage, minute: number, tab: number): Promise<void> {
    await easel.setContent(orderPage(order, stage));
    const png = await easel.screenshot({ type: 'png' });
    const picture = new Blob([new Uint8Array(png)], { type: 'image/png' });
    const fields = await measuredFields(order, stage);
    const sighting = await sight(order, stage, minute);
    const noPixels = new PictureGapError('refused');
    const wants = order.picture ?? 'screenshot';
    const outcome = await takeCapture(
      {
        reading: {
          platformId: order.platformId,
          stage,
          reasons: [`标题写着“${titleOf(stage)}”`],
          fields,
          recognizer: 'generic@1',
        },
        sighting,
        trigger: order.platformId === null ? 'user' : 'recognized',
      },
      tabOf({
        trace: { tabId: tab, openerTabId: null },
        screenshot: async () => {
          if (wants !== 'screenshot') throw noPixels;
          return pixels({ png: picture });
        },
        render: async () => {
          if (wants === 'none') throw new Error('the page could not be redrawn');
          return picture;
        },
        copy: async () => ({ html: orderPage(order, stage), controls: null }),
        sight: async () => sighting,
      }),
      {
        ...captureTools(),
        store,
        newId: (prefix) => newId(prefix, new Date(sighting.clock.utc)),
      },
    );
    if (outcome.status !== 'captured') throw new Error(`${order.host} ${stage}: ${outcome.status}`);
  }

  async function measuredFields(order: SeedOrder, stage: Stage): Promise<Field[]> {
    const boxes = await easel.$$eval('[data-field]', (nodes) =>
      nodes.map((node): [string, Box] => {
        const { x, y, width, height } = node.getBoundingClientRect();
        const [left = 0, top = 0, across = 0, down = 0] = [x, y, width, height].map(
          (side) => side * devicePixelRatio,
        );
        return [node.getAttribute('data-field') ?? '', { x: left, y: top, width: across, height: down }];
      }),
    );
    return fieldsOf(order, stage).map((field) =>
      fieldOf(order, field, boxes.find(([marked]) => marked === field)?.[1] ?? null),
    );
  }

  async function sight(order: SeedOrder, stage: Stage, minute: number): Promise<Sighting> {
    const local = Date.parse(`${order.at}Z`) + minute * 55_000;
    return {
      url: `https://${order.host}/pay/${stage}${order.fields.orderNo === undefined ? '' : `?trade_no=${order.fields.orderNo}`}`,
      title: `${order.shop} · ${titleOf(stage)}`,
      language: 'zh-CN',
      text: await easel.evaluate(() => document.body.innerText),
      view: { ...VIEW, devicePixelRatio: order.pixelRatio ?? 1 },
      clock: {
        utc: new Date(local - OFFSET_MINUTES * 60_000).toISOString(),
        offsetMinutes: OFFSET_MINUTES,
        timeZone: 'Asia/Shanghai',
        monotonicMs: 1200,
        timeOrigin: 1_795_240_000_000,
      },
      visible: true,
    };
  }
}

function fieldOf(order: SeedOrder, name: FieldName, box: Box | null): Field {
  const value = order.fields[name] ?? '';
  const raw = shownValue(order, name);
  return {
    name,
    raw,
    value,
    label: LABELS[name],
    source: 'text',
    selector: `[data-field="${name}"]`,
    box,
    confidence: 0.9,
    reason: `标签“${LABELS[name]}”旁边`,
    ...(name === 'amount'
      ? { money: { minor: Math.round(Number(value) * 100), currency: order.currency, raw } }
      : {}),
  };
}
