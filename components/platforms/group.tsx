import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A part of the form under a heading of its own. */
export function Group({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children: ComponentChildren;
}) {
  const heading = useId();
  return (
    <section class="form-group" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {lead === undefined ? null : <p class="form-lead">{lead}</p>}
      {children}
    </section>
  );
}
