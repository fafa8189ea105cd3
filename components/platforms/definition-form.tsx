import type { FieldName } from '../../lib/model/field';
import { LINK_KINDS } from '../../lib/model/platform';
import { STAGES } from '../../lib/model/stage';
import { useApp } from '../app/app-context';
import { useDefinition } from './editing';
import { FieldsInput } from './fields-input';
import { Group } from './group';
import { NumberInput, SelectInput, TextInput, TextsInput } from './inputs';
import { ListInput } from './list-input';
import { MatchesHint } from './matches-hint';
import { usePlatformText } from './use-platform-text';

/** The same definition as boxes to fill in. Changes the text place by place; what the form does not show stays. */
export function DefinitionForm({ onPick }: { onPick: ((field: FieldName) => void) | null }) {
  const text = usePlatformText();
  const { json } = useDefinition();
  if (json === undefined) return <p class="form-closed">{text('edit.formClosed')}</p>;
  return (
    <div class="definition-form">
      <Group title={text('form.who')}>
        <div class="pair">
          <TextInput path="name.zh-CN" label={text('form.nameChinese')} placeholder="示例直播" />
          <TextInput path="name.en" label={text('form.nameEnglish')} placeholder="Example Live" />
        </div>
        <div class="pair">
          <TextInput
            path="id"
            label={text('form.id')}
            placeholder="example-live"
            isCode
            hint={<p>{text('form.idHint')}</p>}
          />
          <SelectInput
            path="kind"
            label={text('form.kind')}
            choices={[
              ['platform', text('form.kind.platform')],
              ['cashier', text('form.kind.cashier')],
            ]}
          />
        </div>
      </Group>
      <Group title={text('form.where')} lead={text('form.whereLead')}>
        <ListInput
          path="matches"
          addLabel={text('form.addMatch')}
          fresh={() => 'https:///*'}
          itemName={(index) => text('form.match', { number: index + 1 })}
          item={(path, index) => (
            <TextInput
              path={path}
              label={text('form.match', { number: index + 1 })}
              placeholder="https://pay.example-live.com/*"
              isCode
            />
          )}
        />
        <MatchesHint />
      </Group>
      <FieldsInput onPick={onPick} />
      <StagesGroup />
      <FactsGroup />
    </div>
  );
}

function StagesGroup() {
  const text = usePlatformText();
  const { word } = useApp();
  const name = (index: number) => text('form.rule', { number: index + 1 });
  return (
    <Group title={text('form.stages')} lead={text('form.stagesLead')}>
      <ListInput
        path="stages"
        addLabel={text('form.addStage')}
        fresh={() => ({ stage: 'paid', texts: [] })}
        itemName={name}
        isOrdered
        item={(path) => (
          <>
            <div class="pair">
              <SelectInput
                path={`${path}.stage`}
                label={text('form.stage')}
                choices={STAGES.map((stage) => [stage, word(`stage.${stage}`)])}
              />
              <TextInput
                path={`${path}.url`}
                label={text('form.stageUrl')}
                placeholder="pay.example-live.com/result"
                isOptional
                isCode
              />
            </div>
            <div class="pair">
              <TextsInput
                path={`${path}.texts`}
                label={text('form.stageTexts')}
                placeholder="支付成功, Payment complete"
                separator=","
                isOptional
              />
              <TextInput
                path={`${path}.selector`}
                label={text('form.stageSelector')}
                placeholder=".result-ok"
                isOptional
                isCode
              />
            </div>
            <Parameter path={`${path}.parameter`} />
          </>
        )}
      />
    </Group>
  );
}

function Parameter({ path }: { path: string }) {
  const text = usePlatformText();
  const { value, set } = useDefinition();
  if (value(path) === undefined)
    return (
      <button type="button" class="link" onClick={() => set(path, { name: '', values: [] })}>
        {text('form.addParameter')}
      </button>
    );
  return (
    <div class="pair">
      <TextInput path={`${path}.name`} label={text('form.parameter')} placeholder="status" isCode />
      <div>
        <TextsInput
          path={`${path}.values`}
          label={text('form.parameterValues')}
          placeholder="success, paid"
          separator=","
        />
        <button type="button" class="link" onClick={() => set(path, undefined)}>
          {text('form.removeParameter')}
        </button>
      </div>
    </div>
  );
}

function FactsGroup() {
  const text = usePlatformText();
  const { value, set } = useDefinition();
  const hasCoin = value('coin') !== undefined;
  const hasWindow = value('refundWindow') !== undefined;
  return (
    <>
      <Group title={text('form.money')}>
        <div class="pair">
          <TextInput
            path="currency"
            label={text('form.currency')}
            placeholder="CNY"
            isOptional
            isCode
            hint={<p>{text('form.currencyHint')}</p>}
          />
          {hasCoin ? (
            <div class="pair">
              <TextInput path="coin.name" label={text('form.coin')} placeholder="星币" />
              <NumberInput path="coin.perUnit" label={text('form.perUnit')} />
            </div>
          ) : null}
        </div>
        <button
          type="button"
          class="link"
          onClick={() => set('coin', hasCoin ? undefined : { name: '', perUnit: 10 })}
        >
          {text(hasCoin ? 'form.removeCoin' : 'form.addCoin')}
        </button>
      </Group>
      <Group title={text('form.links')} lead={text('form.linksLead')}>
        <ListInput
          path="links"
          addLabel={text('form.addLink')}
          fresh={() => ({ title: '', url: 'https://', kind: 'support' })}
          isOptional
          itemName={(index) => text('form.link', { number: index + 1 })}
          item={(path) => (
            <>
              <div class="pair">
                <TextInput path={`${path}.title`} label={text('form.linkTitle')} />
                <SelectInput
                  path={`${path}.kind`}
                  label={text('form.linkKind')}
                  isOptional
                  choices={LINK_KINDS.map((kind) => [kind, text(`form.linkKind.${kind}`)])}
                />
              </div>
              <TextInput path={`${path}.url`} label={text('form.linkUrl')} isCode />
            </>
          )}
        />
        {hasWindow ? (
          <div class="pair">
            <NumberInput path="refundWindow.days" label={text('form.refundDays')} />
            <TextInput path="refundWindow.note" label={text('form.refundNote')} isOptional />
          </div>
        ) : null}
        <button
          type="button"
          class="link"
          onClick={() => set('refundWindow', hasWindow ? undefined : { days: 7 })}
        >
          {text(hasWindow ? 'form.removeRefund' : 'form.addRefund')}
        </button>
      </Group>
      <Group title={text('form.sources')} lead={text('form.sourcesLead')}>
        <ListInput
          path="sources"
          addLabel={text('form.addSource')}
          fresh={() => ({ note: '', seen: new Date().toISOString().slice(0, 10), confidence: 'high' })}
          itemName={(index) => text('form.source', { number: index + 1 })}
          item={(path) => (
            <>
              <TextInput path={`${path}.note`} label={text('form.sourceNote')} />
              <div class="pair">
                <TextInput
                  path={`${path}.seen`}
                  label={text('form.sourceSeen')}
                  placeholder="2026-11-21"
                  isCode
                />
                <SelectInput
                  path={`${path}.confidence`}
                  label={text('form.confidence')}
                  choices={(['high', 'medium', 'low', 'unknown'] as const).map((sure) => [
                    sure,
                    text(`form.confidence.${sure}`),
                  ])}
                />
              </div>
            </>
          )}
        />
      </Group>
    </>
  );
}
