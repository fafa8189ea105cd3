import type { ByteRange } from './verdict';

/** What this device knows of a packet, beside what the packet shows by itself. */
export interface DeviceComparison {
  /** Whose key signed it: this installation's, one that it had before, or another; null where there is none to read. */
  key: 'ours' | 'former' | 'other' | null;
  /** UTC ms at which this very packet was last saved from here; null where it never was. */
  exportedAt: number | null;
  /** Whether its ledger is the beginning of this device's own; null where its chain does not hold. */
  ledger: 'same' | 'other' | null;
  captures: {
    /** Still here, and every file of the packet as it is here. */
    same: number;
    /** Still here, masked in the packet, and what the packet shows of it is what is here but for the masks. */
    masked: number;
    /** Not here: deleted, or never from here. */
    elsewhere: number;
    /** Here, but not as in the packet; the paths of the packet's files, and where their bytes part. */
    differing: { path: string; range?: ByteRange }[];
  };
}
