import { PlatformList } from '../platforms/platform-list';
import { Section } from './section';

/** Which platforms are watched, and the ways to teach it another. */
export function PlatformsSection() {
  return (
    <Section id="platforms">
      <PlatformList />
    </Section>
  );
}
