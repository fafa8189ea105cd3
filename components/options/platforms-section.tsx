import { changeSettings } from '../../lib/browser/settings';
import { parsePlatform } from '../../lib/model/parse-platform';
import type { PlatformDefinition } from '../../lib/model/platform';
import { useApp } from '../app/app-context';
import { AddPlatform } from './add-platform';
import { BrokenPlatform } from './broken-platform';
import { PlatformRow } from './platform-row';
import { Section } from './section';

/** Which platforms are watched; the person's own after the built-in ones. */
export function PlatformsSection() {
  const { text, platforms, settings } = useApp();
  const { customPlatforms, disabledPlatforms } = settings;
  const own = customPlatforms.map((written) => ({ written, parsed: parsePlatform(JSON.stringify(written)) }));
  const ownIds = new Set(own.flatMap(({ parsed }) => (parsed.ok ? [parsed.platform.id] : [])));
  const remove = (written: unknown) =>
    void changeSettings({ customPlatforms: customPlatforms.filter((other) => other !== written) });
  const onOff = (platform: PlatformDefinition) => ({
    platform,
    isOn: !disabledPlatforms.includes(platform.id),
    onChange: (isOn: boolean) => {
      const others = disabledPlatforms.filter((id) => id !== platform.id);
      void changeSettings({ disabledPlatforms: isOn ? others : [...others, platform.id] });
    },
  });
  return (
    <Section id="platforms">
      <p class="card-lead">{text('platforms.lead')}</p>
      <ul class="rows">
        {platforms.map((platform) => (
          <PlatformRow key={platform.id} {...onOff(platform)} isReplaced={ownIds.has(platform.id)} />
        ))}
        {own.map(({ written, parsed }) =>
          parsed.ok ? (
            <PlatformRow
              key={`own ${parsed.platform.id}`}
              {...onOff(parsed.platform)}
              onRemove={() => remove(written)}
            />
          ) : (
            <BrokenPlatform
              key={JSON.stringify(written)}
              problems={parsed.problems}
              onRemove={() => remove(written)}
            />
          ),
        )}
      </ul>
      <AddPlatform
        onAdd={(platform) => {
          const others = own.filter(({ parsed }) => !(parsed.ok && parsed.platform.id === platform.id));
          return changeSettings({ customPlatforms: [...others.map(({ written }) => written), platform] });
        }}
      />
    </Section>
  );
}
