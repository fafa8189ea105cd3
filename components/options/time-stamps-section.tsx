import { changeSettings } from '../../lib/browser/settings';
import type { Authority } from '../../lib/model/time-stamp';
import { useApp } from '../app/app-context';
import { AddAuthority } from '../time-stamps/add-authority';
import { AuthorityRow } from '../time-stamps/authority-row';
import { StampQueue } from '../time-stamps/stamp-queue';
import { SwitchRow } from '../parts/row';
import { Section } from './section';
import '../time-stamps/time-stamps.css';

/** Third-party time: off, until the person has read what leaves the device and chosen who gets it. */
export function TimeStampsSection() {
  const { text, settings } = useApp();
  const { timeStamps, authorities } = settings;
  const save = (changed: Authority[]) => changeSettings({ authorities: changed });
  const hint = (
    <>
      <span class="told">{text('stamps.what')}</span>
      <span class="told">{text('stamps.leaves')}</span>
      <span class="told">{text('stamps.limits')}</span>
    </>
  );
  return (
    <Section id="timestamps">
      <SwitchRow
        title={text('stamps.title')}
        hint={hint}
        isOn={timeStamps}
        onChange={(isOn) => void changeSettings({ timeStamps: isOn })}
        testId="time-stamps"
      />
      {timeStamps ? (
        <>
          {authorities.some(({ isOn }) => isOn) ? null : (
            <output class="card-lead" data-testid="no-authority">
              {text('stamps.chooseOne')}
            </output>
          )}
          <ul class="authorities">
            {authorities.map((authority) => (
              <AuthorityRow
                key={authority.id}
                authority={authority}
                onChange={(next) => save(authorities.map((one) => (one.id === next.id ? next : one)))}
                onRemove={() => save(authorities.filter((one) => one.id !== authority.id))}
              />
            ))}
          </ul>
          <AddAuthority authorities={authorities} onAdd={(authority) => save([...authorities, authority])} />
        </>
      ) : null}
      <StampQueue />
    </Section>
  );
}
