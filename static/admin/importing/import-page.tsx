import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useRef, useState, type FormEvent } from 'react';
import type { AdminAnswers } from '../../../src/contract/requests';
import type { ImportPreview } from '../../../src/contract/life-cycle-views';
import { callAdmin } from '../../shared/call';
import { describedBy, Field } from '../../shared/field';
import layout from '../../shared/layout.module.css';
import { PageTitle } from '../../shared/page-title';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard';
import { BackLink } from '../back-link';
import type { Navigation } from '../use-route';
import { ImportDifferences } from './import-differences';
import styles from './import.module.css';

function Imported({
  result,
  navigation,
}: {
  readonly result: AdminAnswers['config.import'];
  readonly navigation: Navigation;
}) {
  const { say } = useLanguage();
  return (
    <>
      <div role="status">
        <SectionMessage appearance="success" title={say('import.done')}>
          <div className={parts['message']}>
            <p>
              {result.created === 0 ? null : say('import.created', { count: result.created })}{' '}
              {result.changed === 0 ? null : say('import.changed', { count: result.changed })}
            </p>
            {result.created === 0 ? null : <p>{say('import.next')}</p>}
          </div>
        </SectionMessage>
      </div>
      <div>
        <Button appearance="primary" onClick={() => navigation.go({ page: 'list' })}>
          {say('import.toList')}
        </Button>
      </div>
    </>
  );
}

/** The text of an exported configuration, pasted or from a file. */
function Source({
  text,
  missing,
  onText,
}: {
  readonly text: string;
  readonly missing: boolean;
  readonly onText: (text: string) => void;
}) {
  const { say } = useLanguage();
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <div>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          className={parts['unseen']}
          tabIndex={-1}
          aria-label={say('import.file')}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen !== undefined) void chosen.text().then(onText);
            // The same file can be chosen again after it was mended.
            event.currentTarget.value = '';
          }}
        />
        <Button onClick={() => file.current?.click()}>{say('import.file')}</Button>
      </div>
      <Field
        id="import-text"
        wide
        label={say('import.text')}
        help={say('import.textHelp')}
        error={missing ? say('import.missing') : null}
      >
        <textarea
          id="import-text"
          rows={10}
          className={styles['text']}
          value={text}
          spellCheck={false}
          aria-invalid={missing}
          aria-describedby={describedBy('import-text')}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      </Field>
    </>
  );
}

/** Brings an exported configuration in: first what would change, then the change itself. */
export default function ImportPage({ navigation }: { readonly navigation: Navigation }) {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [compared, setCompared] = useState<ImportPreview | null>(null);
  const [result, setResult] = useState<AdminAnswers['config.import'] | null>(null);
  const compare = useAction(() => callAdmin('config.preview', { text }), setCompared);
  const bring = useAction(
    (fingerprint: string) => callAdmin('config.import', { text, fingerprint }),
    setResult,
  );
  useUnsavedGuard(text !== '' && result === null);
  const missing = tried && text.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '') document.getElementById('import-text')?.focus();
    else void compare.run();
  };
  return (
    <>
      <header className={layout['headText']}>
        <BackLink navigation={navigation} />
        <PageTitle takeFocus={navigation.moved}>{say('import.title')}</PageTitle>
        <p className={layout['subtle']}>{say('import.about')}</p>
      </header>
      {result === null ? (
        <>
          <form className={layout['stack']} onSubmit={submit} noValidate>
            <Source
              text={text}
              missing={missing}
              onText={(next) => {
                setText(next);
                // What was compared is no longer what stands there.
                setCompared(null);
                compare.clear();
                bring.clear();
              }}
            />
            {compare.trouble === null ? null : <ProblemMessage trouble={compare.trouble} />}
            <div>
              <Button
                type="submit"
                appearance={compared === null ? 'primary' : 'default'}
                isLoading={compare.busy}
              >
                {say(compared === null ? 'import.compare' : 'import.compareAgain')}
              </Button>
            </div>
          </form>
          {compared === null ? null : (
            <ImportDifferences
              preview={compared}
              busy={bring.busy}
              trouble={bring.trouble}
              onImport={() => void bring.run(compared.fingerprint)}
            />
          )}
        </>
      ) : (
        <Imported result={result} navigation={navigation} />
      )}
    </>
  );
}
