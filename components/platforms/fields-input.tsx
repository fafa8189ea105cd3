import { FIELD_NAMES, type FieldName } from '../../lib/model/field';
import { VALUE_PATTERN_SUGGESTIONS } from '../../lib/model/value-pattern';
import type { PlatformKey } from '../../lib/text/platforms';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { useDefinition } from './editing';
import { Group } from './group';
import { SelectInput, TextInput } from './inputs';
import { ListInput } from './list-input';
import { usePlatformText } from './use-platform-text';

const FRESH = {
  label: { from: 'label', label: '' },
  selector: { from: 'selector', selector: '' },
  attribute: { from: 'selector', selector: '', attribute: '' },
  url: { from: 'url', parameter: '' },
  'json-ld': { from: 'json-ld', type: 'Order', path: '' },
} as const;
type SourceForm = keyof typeof FRESH;

interface Place {
  key: string;
  label: PlatformKey;
  placeholder: string;
  isOptional?: true;
  /** Of the page, and no code. */
  isWords?: true;
}

const SELECTOR: Place = { key: 'selector', label: 'form.selector', placeholder: '.order-no' };
/** What each kind of source has to name. */
const PLACES: Readonly<Record<SourceForm, readonly Place[]>> = {
  label: [{ key: 'label', label: 'form.label', placeholder: '流水号', isWords: true }],
  selector: [SELECTOR],
  attribute: [SELECTOR, { key: 'attribute', label: 'form.attribute', placeholder: 'data-order' }],
  url: [{ key: 'parameter', label: 'form.urlParameter', placeholder: 'trade_no' }],
  'json-ld': [
    { key: 'type', label: 'form.dataType', placeholder: 'Order', isOptional: true },
    { key: 'path', label: 'form.dataPath', placeholder: 'acceptedOffer.price' },
  ],
};

/** Each field with its sources, the first that gives a value wins; the page itself can be pointed at. */
export function FieldsInput({ onPick }: { onPick: ((field: FieldName) => void) | null }) {
  const text = usePlatformText();
  const { word } = useApp();
  const { value, set } = useDefinition();
  const used = FIELD_NAMES.filter((name) => value(`fields.${name}`) !== undefined);
  const unused = FIELD_NAMES.filter((name) => !used.includes(name));
  return (
    <Group title={text('form.fields')} lead={text('form.fieldsLead')}>
      {used.map((name) => (
        <fieldset key={name} class="field-sources" data-field={name}>
          <legend>{word(`field.${name}`)}</legend>
          <ListInput
            path={`fields.${name}`}
            addLabel={text('form.addFieldSource')}
            fresh={() => FRESH.label}
            isOptional
            isOrdered
            itemName={(index) =>
              text('form.fieldSource', { field: word(`field.${name}`), number: index + 1 })
            }
            item={(path) => <SourceInput path={path} isAmount={name === 'amount'} />}
          />
          {onPick === null ? null : <PickButton name={name} onPick={onPick} />}
        </fieldset>
      ))}
      {unused.length === 0 ? null : (
        <div class="add-field">
          <label>
            {text('form.addField')}
            <select
              class="input"
              value=""
              data-testid="add-field"
              onChange={({ currentTarget }) => {
                if (currentTarget.value !== '') set(`fields.${currentTarget.value}`, [FRESH.label]);
                currentTarget.value = '';
              }}
            >
              <option value="">{text('form.chooseField')}</option>
              {unused.map((name) => (
                <option key={name} value={name}>
                  {word(`field.${name}`)}
                </option>
              ))}
            </select>
          </label>
          {onPick === null
            ? null
            : (['orderNo', 'amount', 'channel', 'paidAt'] as const)
                .filter((name) => unused.includes(name))
                .map((name) => <PickButton key={name} name={name} onPick={onPick} />)}
        </div>
      )}
    </Group>
  );
}

function PickButton({ name, onPick }: { name: FieldName; onPick: (field: FieldName) => void }) {
  const text = usePlatformText();
  const { word } = useApp();
  return (
    <button type="button" class="button" data-pick={name} onClick={() => onPick(name)}>
      <Icon name="point" small />
      {text('form.pick', { field: word(`field.${name}`) })}
    </button>
  );
}

function SourceInput({ path, isAmount }: { path: string; isAmount: boolean }) {
  const text = usePlatformText();
  const { value, set } = useDefinition();
  const from = value(`${path}.from`);
  const form: SourceForm | null =
    from === 'selector'
      ? value(`${path}.attribute`) === undefined
        ? 'selector'
        : 'attribute'
      : from === 'label' || from === 'url' || from === 'json-ld'
        ? from
        : null;
  const places = form === null ? [] : PLACES[form];
  return (
    <>
      <label class="labelled">
        {text('form.sourceFrom')}
        <select
          class="input"
          value={form ?? ''}
          onChange={({ currentTarget }) => set(path, FRESH[currentTarget.value as SourceForm])}
        >
          {form === null ? <option value="">{String(from)}</option> : null}
          {(Object.keys(FRESH) as SourceForm[]).map((each) => (
            <option key={each} value={each}>
              {text(`form.from.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <div class={places.length > 1 ? 'pair' : undefined}>
        {places.map(({ key, label, placeholder, isOptional, isWords }) => (
          <TextInput
            key={key}
            path={`${path}.${key}`}
            label={text(label)}
            placeholder={placeholder}
            isOptional={isOptional === true}
            isCode={isWords !== true}
          />
        ))}
      </div>
      {form === 'url' && isAmount ? (
        <SelectInput
          path={`${path}.unit`}
          label={text('form.unit')}
          isOptional
          choices={[
            ['', text('form.unit.major')],
            ['minor', text('form.unit.minor')],
          ]}
        />
      ) : null}
      <TextInput
        path={`${path}.pattern`}
        label={text('form.pattern')}
        placeholder="digits-20"
        suggestions={VALUE_PATTERN_SUGGESTIONS}
        isOptional
        isCode
      />
    </>
  );
}
