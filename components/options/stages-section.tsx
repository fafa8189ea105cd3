import { changeSettings } from '../../lib/browser/settings';
import { AUTOMATIC_STAGES } from '../../lib/model/stage';
import { useApp } from '../app/app-context';
import { Section } from './section';
import { useOptionsText } from './use-options-text';

/** Which kinds of pages are captured by themselves. */
export function StagesSection() {
  const text = useOptionsText();
  const { word, settings } = useApp();
  const { pausedStages } = settings;
  return (
    <Section id="stages">
      <fieldset class="row stage-choices">
        <legend class="row-title">{text('stages.title')}</legend>
        <p class="row-hint">{text('stages.hint')}</p>
        <div class="stage-boxes">
          {AUTOMATIC_STAGES.map((stage) => (
            <label key={stage}>
              <input
                type="checkbox"
                data-testid={`stage-${stage}`}
                checked={!pausedStages.includes(stage)}
                onChange={({ currentTarget }) => {
                  const others = pausedStages.filter((paused) => paused !== stage);
                  void changeSettings({ pausedStages: currentTarget.checked ? others : [...others, stage] });
                }}
              />
              {word(`stage.${stage}`)}
            </label>
          ))}
        </div>
        {pausedStages.includes('paid') ? <p class="wrong-input">{text('stages.always')}</p> : null}
      </fieldset>
    </Section>
  );
}
