import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/text/translate';
import type { UiKey } from '../../lib/text/ui';
import { Mark } from '../icons';
import { SECTION_GROUPS, type SectionId } from './section-groups';

export interface OptionsNavProps {
  text: Translate<UiKey>;
  current: SectionId;
}

/** Links to the sections, in groups; on narrow screens one line that scrolls sideways. */
export function OptionsNav({ text, current }: OptionsNavProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>('[aria-current]');
    // Of the line alone: `scrollIntoView` would move the page as well.
    if (link) list.current?.scrollTo({ left: link.offsetLeft - list.current.clientWidth / 3 });
  }, [current]);
  return (
    <nav class="options-nav" aria-label={text('options')}>
      <p class="options-brand">
        <Mark />
        <b>{text('name')}</b>
      </p>
      <div class="options-links" ref={list}>
        {SECTION_GROUPS.map(({ name, sections }) => (
          <ul key={name} aria-label={text(`sections.${name}`)}>
            {sections.map((id) => (
              <li key={id}>
                <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
                  {text(`section.${id}`)}
                </a>
              </li>
            ))}
          </ul>
        ))}
      </div>
    </nav>
  );
}
