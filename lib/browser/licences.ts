import * as v from 'valibot';
import { extensionUrl } from './extension-url';

const ShippedSchema = v.array(
  v.object({ name: v.string(), version: v.string(), licence: v.string(), text: v.string() }),
);

/** A package whose code is in this build, its licence (SPDX) and that licence's own text, empty where it brings none. */
export type ShippedPackage = v.InferOutput<typeof ShippedSchema>[number];

/** Read from the extension's own file, written when it was built. */
export async function shippedPackages(): Promise<ShippedPackage[]> {
  const file = await fetch(extensionUrl('licences.json'));
  return v.parse(ShippedSchema, await file.json());
}
