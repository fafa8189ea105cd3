import { useState } from 'preact/hooks';
import type { ReadBill } from '../../lib/flow/add-attachment';
import type { Attaching } from '../../lib/flow/attaching';
import type { AttachmentProblem } from '../../lib/model/attachment';
import type { BillMatch } from '../../lib/model/bill';
import type { EvidenceId } from '../../lib/model/claim-facts';
import { useApp } from '../app/app-context';

/** What is said of a file that was not added. */
export interface FileNote {
  name: string;
  /** `present`: it is there already. */
  why: AttachmentProblem | 'present';
}

export interface Attach {
  /** The file that is being read now. */
  adding: string | null;
  notes: readonly FileNote[];
  /** A bill whose rows wait to be looked at. */
  bill: ReadBill | null;
  add(files: readonly File[], evidence?: EvidenceId | null): void;
  /** Keeps these rows of the bill; none: forgets it. */
  chooseRows(chosen: readonly BillMatch[]): void;
}

/** Adds files one after the other; each that cannot be added is named, and takes no other with it. */
export function useAttach(attaching: Attaching, ownerIds: readonly string[]): Attach {
  const { store } = useApp();
  const [adding, setAdding] = useState<string | null>(null);
  const [notes, setNotes] = useState<readonly FileNote[]>([]);
  const [bills, setBills] = useState<readonly ReadBill[]>([]);

  const note = (name: string, why: FileNote['why']) => setNotes((before) => [...before, { name, why }]);
  const addAll = async (files: readonly File[], evidence: EvidenceId | null) => {
    setNotes([]);
    for (const file of files) {
      setAdding(file.name);
      const added = await attaching.add(file, ownerIds, evidence, store);
      if (added.status === 'refused') note(file.name, added.problem);
      if (added.status === 'present') note(file.name, 'present');
      if (added.status === 'bill') setBills((before) => [...before, added.read]);
    }
    setAdding(null);
  };

  return {
    adding,
    notes,
    bill: bills[0] ?? null,
    add: (files, evidence = null) => void addAll(files, evidence),
    chooseRows(chosen) {
      const [bill, ...others] = bills;
      setBills(others);
      if (bill === undefined || chosen.length === 0) return;
      void attaching.addBillRows(bill, chosen, store).then((added) => {
        if (added.status === 'refused') note(bill.source.name, added.problem);
      });
    },
  };
}
