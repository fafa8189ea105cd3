import { useEffect, useState } from 'preact/hooks';
import type { Picked } from '../../lib/model/picked-file';
import type { CheckKey } from '../../lib/text/check';
import type { Translate } from '../../lib/text/translate';
import { openingsIn, pickedFromDrop, pickedFromInput } from './picked-files';

interface PacketChooserProps {
  text: Translate<CheckKey>;
  openings: readonly File[];
  onOpenings: (openings: File[]) => void;
  onPicked: (picked: Picked) => void;
}

/** Drop zone and file dialogs. */
export function PacketChooser({ text, openings, onOpenings, onPicked }: PacketChooserProps) {
  const [isOver, setIsOver] = useState(false);
  const pick = (picked: Picked | null) => {
    if (picked !== null) onPicked(picked);
  };

  // A drop beside the zone would make the browser leave the page, so the whole page takes it.
  useEffect(() => {
    const listening = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(type, act, { signal: listening.signal });
    listen('dragover', (event) => {
      event.preventDefault();
      setIsOver(true);
    });
    listen('dragleave', () => setIsOver(false));
    listen('drop', (event) => {
      event.preventDefault();
      setIsOver(false);
      if (event.dataTransfer === null) return;
      const dropped = openingsIn(event.dataTransfer.files);
      if (dropped.length > 0) onOpenings(dropped);
      else void pickedFromDrop(event.dataTransfer).then(pick);
    });
    return () => listening.abort();
  });

  return (
    <>
      <label class={isOver ? 'drop over' : 'drop'}>
        <input
          type="file"
          class="visually-hidden"
          data-testid="choose-packet"
          accept=".zip"
          onChange={(event) => pick(pickedFromInput(event.currentTarget.files))}
        />
        <span class="choose">{text('choose')}</span>
        <span class="private">{text('private')}</span>
      </label>
      <label class="button folder">
        <input
          type="file"
          class="visually-hidden"
          ref={(input) => input?.setAttribute('webkitdirectory', '')}
          onChange={(event) => pick(pickedFromInput(event.currentTarget.files))}
        />
        {text('chooseFolder')}
      </label>
      <label class="button folder">
        <input
          type="file"
          class="visually-hidden"
          data-testid="choose-opening"
          accept=".json"
          multiple
          onChange={(event) => onOpenings(openingsIn(event.currentTarget.files))}
        />
        {openings.length === 0 ? text('chooseOpening') : text('openingsChosen', { count: openings.length })}
      </label>
    </>
  );
}
