import type { ComponentChildren } from 'preact';
import { useApp } from '../app/app-context';

export const SECTIONS = [
  'platforms',
  'sites',
  'screenshots',
  'privacy',
  'notice',
  'appearance',
  'storage',
  'about',
] as const;
export type SectionId = (typeof SECTIONS)[number];

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
