import { useEffect, useState } from 'preact/hooks';
import { CheckView } from '../../components/check/check-view';
import { checkPicked } from '../../lib/flow/check-packet';
import { describeRoots } from '../../lib/flow/describe-roots';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../lib/model/language';
import { checkText } from '../../lib/text/check';

/** The checker that goes into every packet. Nothing leaves the page. */
export function CheckPage({ first }: { first: Language }) {
  const [language, setLanguage] = useState(first);
  const text = checkText(language);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = text('title');
  }, [language]);

  return (
    <div class="check-page">
      <header class="page-header">
        <h1>{text('title')}</h1>
        <select
          class="input language"
          aria-label={text('language')}
          value={language}
          onChange={({ currentTarget }) => {
            const next = LANGUAGES.find((one) => one === currentTarget.value) ?? first;
            void checkText.load(next).then(() => setLanguage(next));
          }}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {LANGUAGE_NAMES[one]}
            </option>
          ))}
        </select>
      </header>
      <main>
        {crypto.subtle === undefined && <p role="alert">{text('unsupported')}</p>}
        <CheckView
          language={language}
          limits={text('limits')}
          describeRoots={describeRoots}
          check={async (picked, wish) => ({ report: await checkPicked(picked, wish), here: null })}
        />
      </main>
    </div>
  );
}
