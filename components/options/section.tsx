import type { ComponentChildren } from 'preact';
import { useApp } from '../app/app-context';
import type { SectionId } from './section-groups';

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
