import { useEffect, useState } from 'preact/hooks';
import { CheckView } from '../../components/check/check-view';
import { checkPicked } from '../../lib/flow/check-packet';
import { describeRoots } from '../../lib/flow/describe-roots';
import type { Language } from '../../lib/model/settings';
import { checkText } from '../../lib/text/check';
import { chooseLanguage } from '../../lib/text/translate';

/** The checker that goes into every packet. Nothing leaves the page. */
export function CheckPage() {
  const [language, setLanguage] = useState<Language>(() => chooseLanguage('auto', navigator.languages));
  const text = checkText(language);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = text('title');
  }, [language]);

  return (
    <div class="check-page">
      <header class="page-header">
        <h1>{text('title')}</h1>
        <button
          type="button"
          class="button quiet"
          onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          {language === 'en' ? '中文' : 'English'}
        </button>
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
