import { useEffect, useRef, useState } from 'react';
import type { IssueAnswers } from '../../src/contract/requests';
import { callIssue } from '../shared/call';
import { useLanguage, useReader } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { useAnswer, type Loaded } from '../shared/use-answer';
import { useNow } from '../shared/use-now';
import type { WordKey } from '../shared/words/catalogue';
import { wordsFor, type Asked, type AskedWords } from './asked';
import styles from './issue-panel.module.css';
import { Linked } from './linked';
import { PanelButton } from './panel-button';
import { Unlinked } from './unlinked';

const watchedMs = 2_500;
const pendingMs = 5_000;
const quietMs = 30_000;

type Shown = IssueAnswers['issue.link'];

function Trouble({ trouble, loading, reload }: Loaded<Shown>) {
  const language = useLanguage();
  const said = language.error(trouble?.code ?? 'INTERNAL', trouble?.facts ?? {});
  return (
    <>
      <h1 className={styles['task']}>{said.title}</h1>
      <p className={styles['cause']} role="alert">
        {said.todo}
      </p>
      <PanelButton busy={loading} onPress={() => void reload()}>
        {language.say('tryAgain')}
      </PanelButton>
    </>
  );
}

/** What is under way. It takes the focus of the button that was pressed, which is gone meanwhile. */
function UnderWay({ words }: { readonly words: WordKey | null }) {
  const { say } = useLanguage();
  const line = useRef<HTMLParagraphElement>(null);
  const isUnderWay = words !== null;
  useEffect(() => {
    if (isUnderWay) line.current?.focus();
  }, [isUnderWay]);
  return (
    <p ref={line} className={styles['underWay']} role="status" tabIndex={-1}>
      {words === null ? '' : say(words)}
    </p>
  );
}

/** One glance: which task, its status, in step or not and since when, and who changed what last on which side. */
export function IssuePanel() {
  const { issueId } = useReader();
  const id = issueId ?? '';
  const [asked, setAsked] = useState<Asked | null>(null);
  const now = useNow(5_000);
  const loaded = useAnswer(
    id,
    () => callIssue('issue.link', { issueId: id }),
    (answer) => {
      if (answer !== null && wordsFor(asked, answer, Date.now()) !== null) return watchedMs;
      return answer?.link?.state === 'pending' ? pendingMs : quietMs;
    },
  );
  const { data, trouble, reload } = loaded;
  if (data === null)
    return (
      <main className={styles['panel']}>
        {trouble === null ? <Skeleton lines={7} /> : <Trouble {...loaded} />}
      </main>
    );
  const words = wordsFor(asked, data, now);
  const around = {
    issueId: id,
    isPending: words !== null,
    onAsked: (said: AskedWords): void => {
      setAsked({ words: said, from: data, at: Date.now() });
      void reload();
    },
  };
  return (
    <main className={styles['panel']}>
      {data.link === null ? (
        <Unlinked {...around} unlinked={data.unlinked} />
      ) : (
        <Linked {...around} link={data.link} />
      )}
      <UnderWay words={words} />
    </main>
  );
}
