import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { backedUp, movedOver, newDevice, restored, seen } from '../../tests/samples/restored-device';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings';

const shop = (id: string) => ({
  format: 1,
  id,
  name: { 'zh-CN': '小店', en: 'Shop' },
  kind: 'platform',
  matches: ['https://shop.example/*'],
  stages: [],
  sources: [],
});

describe('what a restore brings beside captures', () => {
  it('puts them with the purchase of the same order, and claims follow', async () => {
    const [from, to] = [await newDevice(), await newDevice()];
    // Shown in one tab: the first page has no order number.
    const there = await seen(from, null, 'cashier', 7);
    expect((await seen(from, '2026112114020001', 'paid', 7)).purchaseId).toBe(there.purchaseId);
    const other = await seen(from, '2026112114020002');
    await from.store.putClaim(
      sampleClaim({
        purchaseIds: [there.purchaseId, other.purchaseId],
        keptPurchaseId: there.purchaseId,
      }),
    );
    const here = await seen(to, '2026112114020001', 'refund');
    await movedOver(from.store, to.store);

    const purchases = await to.store.allPurchases();
    expect(purchases.map(({ id, captureIds }) => [id, captureIds.length]).sort()).toEqual(
      [
        [here.purchaseId, 3],
        [other.purchaseId, 1],
      ].sort(),
    );
    expect(purchases.find(({ id }) => id === here.purchaseId)?.stages).toEqual(['cashier', 'paid', 'refund']);
    expect(await to.store.claim('k-1')).toMatchObject({
      purchaseIds: [here.purchaseId, other.purchaseId],
      keptPurchaseId: here.purchaseId,
    });

    // Once more, with a page that has no number of its own: it goes where the others went.
    await seen(from, null, 'order', 7);
    expect(await movedOver(from.store, to.store)).toMatchObject({ restored: 1, present: 3, claims: 0 });
    expect(await to.store.allPurchases()).toHaveLength(2);
    expect((await to.store.capturesOf([here.purchaseId])).map(({ body }) => body.stage).sort()).toEqual(
      ['cashier', 'order', 'paid', 'refund'].sort(),
    );
  });

  it('brings the seals of packets, but none in the name of its own key', async () => {
    const [from, to] = [await newDevice(), await newDevice()];
    const seal = (tagmanifestSha256: string, keyFingerprint: string) => ({
      tagmanifestSha256,
      keyFingerprint,
      fileName: 'refund-evidence.zip',
      signature: Uint8Array.of(1, 2),
      purchaseIds: ['p-1'],
      bytes: 3,
      savedAt: 4,
    });
    const own = (await to.store.signingKey())?.fingerprint ?? '';
    await from.store.putPacketSeal(seal('a'.repeat(64), 'c'.repeat(64)));
    await from.store.putPacketSeal(seal('b'.repeat(64), own));
    await movedOver(from.store, to.store);
    expect(await to.store.packetSeal('a'.repeat(64))).toEqual(seal('a'.repeat(64), 'c'.repeat(64)));
    expect(await to.store.packetSeal('b'.repeat(64))).toBeUndefined();
  });

  it('joins the settings: nothing that was made here is replaced, and nothing begins to send or to watch more', async () => {
    const [from, to] = [await newDevice(), await newDevice()];
    const own = shop('shop-here');
    const root = 'a'.repeat(64);
    const theirs: Settings = {
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      notice: false,
      excludedHosts: ['bank.example', 'mail.example'],
      disabledPlatforms: ['douyin'],
      customPlatforms: [{ ...own, name: { 'zh-CN': '别处', en: 'Elsewhere' } }, shop('shop-there'), {}],
      anySite: true,
      timeStamps: true,
      authorities: [
        ...DEFAULT_SETTINGS.authorities.map((one) =>
          one.id === 'freetsa' ? { ...one, root, isOn: true } : one,
        ),
        { id: 'mine', name: 'Mine', url: 'https://tsa.example', root: '', isOn: true },
      ],
    };
    const kept: Settings = {
      ...DEFAULT_SETTINGS,
      theme: 'light',
      excludedHosts: ['mail.example'],
      customPlatforms: [own],
    };
    const backup = await backedUp(from.store, theirs);
    expect(await restored(backup, to.store, kept)).toMatchObject({ platforms: 1 });
    expect(kept).toMatchObject({
      theme: 'light',
      notice: false,
      excludedHosts: ['mail.example', 'bank.example'],
      disabledPlatforms: ['douyin'],
      customPlatforms: [own, { id: 'shop-there' }],
      anySite: false,
      timeStamps: false,
    });
    expect(kept.authorities.find(({ id }) => id === 'freetsa')).toMatchObject({ root, isOn: false });
    expect(kept.authorities.find(({ id }) => id === 'mine')).toMatchObject({ isOn: false });
    expect(await restored(backup, to.store, kept)).toMatchObject({ platforms: 0 });
    expect(kept.customPlatforms).toHaveLength(2);
  });
});
