import { useLoaded } from '../app/use-loaded';
import type { MaskDialogProps } from './mask-dialog';

/** The dialog for masking, loaded once it is opened: the popup has the button's bar, and never the dialog. */
export function MaskPart(props: MaskDialogProps) {
  const Part = useLoaded(true, async () => (await import('./mask-dialog')).MaskDialog);
  return Part === null ? null : <Part {...props} />;
}
