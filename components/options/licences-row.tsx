import { useState } from 'preact/hooks';
import { shippedPackages, type ShippedPackage } from '../../lib/browser/licences';
import { useOptionsText } from './use-options-text';

/** Every package in this build with its licence; read only where somebody looks. */
export function LicencesRow() {
  const text = useOptionsText();
  const [packages, setPackages] = useState<readonly ShippedPackage[] | 'loading' | 'failed'>('loading');
  return (
    <details
      class="row more"
      data-testid="licences"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && packages === 'loading')
          void shippedPackages().then(setPackages, () => setPackages('failed'));
      }}
    >
      <summary>{text('licences.title')}</summary>
      <p class="row-hint">{text('licences.hint')}</p>
      {typeof packages === 'string' ? (
        <p>{text(`licences.${packages}`)}</p>
      ) : (
        <ul class="licences">
          {packages.map(({ name, version, licence, text: written }) => (
            <li key={name}>
              {written === '' ? (
                <PackageName name={name} version={version} licence={licence} />
              ) : (
                <details>
                  <summary>
                    <PackageName name={name} version={version} licence={licence} />
                  </summary>
                  <textarea
                    class="input report"
                    readOnly
                    aria-label={`${name}: ${licence}`}
                    value={written}
                  />
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function PackageName({ name, version, licence }: Omit<ShippedPackage, 'text'>) {
  return (
    <>
      <b>{name}</b>
      <span>{version}</span>
      <span>{licence}</span>
    </>
  );
}
