import type { FieldName } from './field';
import type { Money } from './money';
import type { Stage } from './stage';

/** One order, with everything that its captures tell about it. Derived from captures, so it can be built anew at any time. */
export interface Purchase {
  id: string;
  platformId: string | null;
  /** Host of the first page, for sites that nobody configured. */
  host: string;
  orderNo: string | null;
  channelOrderNo: string | null;
  amount: Money | null;
  channel: string | null;
  account: string | null;
  product: string | null;
  units: string | null;
  merchant: string | null;
  /** As the page wrote it, normalised to `YYYY-MM-DDTHH:mm:ss` without a zone. */
  paidAt: string | null;
  /** UTC ms of the first and the last capture. */
  firstAt: number;
  lastAt: number;
  /** In the order of `STAGES`, each once. */
  stages: Stage[];
  captureIds: string[];
  /** Required fields that no capture shows. */
  missing: FieldName[];
}
