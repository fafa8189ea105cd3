import type { ComponentChildren } from 'preact';
import type { UiKey } from '../../lib/text/ui';
import { useApp } from '../app/app-context';

/** A section is called what its text is called: `section.<id>`. */
export type SectionId = UiKey extends infer Key ? (Key extends `section.${infer Id}` ? Id : never) : never;

/** A part of the options that an address can point to. */
export function Section({ id, children }: { id: SectionId; children: ComponentChildren }) {
  const { text } = useApp();
  return (
    <section class="section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text(`section.${id}`)}</h2>
      <div class="card">{children}</div>
    </section>
  );
}
