import './empty-receipt.css';

/** A receipt that waits to be filled in. */
export function EmptyReceipt() {
  return (
    <svg class="empty-picture" viewBox="0 0 160 120" aria-hidden="true" focusable="false">
      <ellipse class="drawn-shade" cx="80" cy="110" rx="52" ry="5" />
      <path class="drawn-back" d="M64 12h58v84l-7.25-5-7.25 5-7.25-5-7.25 5-7.25-5-7.25 5-7.25-5L64 96z" />
      <path class="drawn-paper" d="M40 20h58v86l-7.25-5-7.25 5-7.25-5-7.25 5-7.25-5-7.25 5-7.25-5-7.25 5z" />
      <path class="drawn-line" d="M50 36h22M50 48h38M50 58h30M50 74h38" />
      <circle class="drawn-seal" cx="102" cy="74" r="19" />
      <path class="drawn-check" d="m93.5 74.5 6 6 11.5-12" />
    </svg>
  );
}
