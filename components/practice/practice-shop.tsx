import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { useWelcomeText } from '../welcome/use-welcome-text';
import { newOrder, PACKS, writePrice, type Order, type Pack } from './order';
import '../style/base.css';
import '../style/controls.css';
import './practice.css';

type Step = { at: 'offer' } | { at: 'cashier' | 'paid'; order: Order };

const BACK = 'welcome.html#practice';

/** A shop as many are, from the offer to the result. It is read like any page; nothing in it helps the reader. */
export function PracticeShop() {
  const text = useWelcomeText();
  const [pack, setPack] = useState<Pack>(PACKS[0]);
  const [step, setStep] = useState<Step>({ at: 'offer' });
  const go = (next: Step) => {
    setStep(next);
    // As a new page would: read from its top.
    window.scrollTo(0, 0);
    document.title = text(
      next.at === 'paid' ? 'shop.paid' : next.at === 'cashier' ? 'shop.cashier' : 'shop.offer',
    );
    queueMicrotask(() => document.querySelector('h1')?.focus());
  };
  return (
    <>
      <Strip />
      <header class="shop-head">
        <b>{text('shop.name')}</b>
      </header>
      <main class="shop">
        {step.at === 'offer' ? (
          <Offer
            pack={pack}
            onPick={setPack}
            onBuy={() => go({ at: 'cashier', order: newOrder(pack, new Date()) })}
          />
        ) : step.at === 'cashier' ? (
          <Cashier
            order={step.order}
            onPay={() => go({ at: 'paid', order: { ...step.order, paidAt: new Date() } })}
          />
        ) : (
          <Paid order={step.order} />
        )}
      </main>
    </>
  );
}

/** Says all the time that this is no shop, and shows the way back. */
function Strip() {
  const text = useWelcomeText();
  const latest = useLive((store) => store.latestPurchases(1), []);
  const stages = latest.status === 'ready' ? (latest.value[0]?.stages ?? []) : [];
  const isDone = stages.includes('paid');
  return (
    <aside
      class="practice-strip"
      aria-label={text('shop.strip')}
      data-testid="practice-strip"
      data-done={isDone}
    >
      <span>{text('shop.strip')}</span>
      <a class={isDone ? 'button primary' : 'button'} href={BACK} data-testid="leave-practice">
        {text(isDone ? 'shop.see' : 'shop.leave')}
      </a>
    </aside>
  );
}

function Offer({ pack, onPick, onBuy }: { pack: Pack; onPick(pack: Pack): void; onBuy(): void }) {
  const text = useWelcomeText();
  const priceOf = usePrices();
  return (
    <ShopForm title={text('shop.offer')} action={text('shop.buy')} testId="practice-buy" onSubmit={onBuy}>
      <p class="shop-line">
        <span>{text('shop.account')}</span> <span>{text('shop.accountName')}</span>
      </p>
      <fieldset class="shop-packs">
        <legend>{text('shop.packs')}</legend>
        {PACKS.map((one) => (
          <label key={one.coins} class="shop-pack">
            <input
              type="radio"
              name="pack"
              checked={one === pack}
              data-testid="practice-pack"
              onChange={() => onPick(one)}
            />
            <b>{text('shop.coins', { count: one.coins })}</b>
            <span>{priceOf(one)}</span>
          </label>
        ))}
      </fieldset>
      <p class="shop-line total">
        <span>{text('shop.total')}</span> <b>{priceOf(pack)}</b>
      </p>
    </ShopForm>
  );
}

function Cashier({ order, onPay }: { order: Order; onPay(): void }) {
  const text = useWelcomeText();
  const priceOf = usePrices();
  return (
    <ShopForm title={text('shop.cashier')} action={text('shop.pay')} testId="practice-pay" onSubmit={onPay}>
      <Facts
        facts={[
          [text('shop.due'), priceOf(order.pack)],
          [text('shop.order'), order.number],
          [text('shop.product'), text('shop.productName', { count: order.pack.coins })],
          [text('shop.channel'), text('shop.wallet')],
          [text('shop.merchant'), text('shop.merchantName')],
        ]}
      />
    </ShopForm>
  );
}

interface ShopFormProps {
  title: string;
  action: string;
  testId: string;
  onSubmit(): void;
  children: ComponentChildren;
}

function ShopForm({ title, action, testId, onSubmit, children }: ShopFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h1 tabIndex={-1}>{title}</h1>
      {children}
      <button type="submit" class="button primary tall" data-testid={testId}>
        {action}
      </button>
    </form>
  );
}

function Paid({ order }: { order: Order }) {
  const text = useWelcomeText();
  const priceOf = usePrices();
  return (
    <>
      <h1 tabIndex={-1} class="shop-paid">
        {text('shop.paid')}
      </h1>
      <Facts
        facts={[
          [text('shop.order'), order.number],
          [text('shop.product'), text('shop.productName', { count: order.pack.coins })],
          [text('shop.amountPaid'), priceOf(order.pack)],
          [text('shop.channel'), text('shop.wallet')],
          [text('shop.paidAt'), written(order.paidAt)],
          [text('shop.merchant'), text('shop.merchantName')],
          [text('shop.account'), text('shop.accountName')],
        ]}
      />
    </>
  );
}

function usePrices(): (pack: Pack) => string {
  const { language } = useApp();
  return (pack) => writePrice(pack, language);
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl class="shop-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** As shops write it: local time, no zone. */
function written(time: Date | null): string {
  if (time === null) return '';
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`;
}
