import Button from '@atlaskit/button/new';
import layout from '../shared/layout.module.css';
import { OutsideLink } from '../shared/outside-link';
import parts from '../shared/parts.module.css';
import { useLanguage } from '../shared/reader';

/** A planning platform to rehearse on: nothing in it is real. */
const sandbox = 'https://sandbox.planlink.example';

/** Before the first connection: what it is for, what is needed, how long it takes, and a place to rehearse. */
export function FirstRun({
  onCreate,
  onImport,
}: {
  readonly onCreate: () => void;
  readonly onImport: () => void;
}) {
  const { say } = useLanguage();
  return (
    <section className={layout['empty']}>
      <h2 className={layout['section']}>{say('empty.title')}</h2>
      <p className={layout['text']}>{say('empty.need')}</p>
      <ul>
        <li>{say('empty.address')}</li>
        <li>{say('empty.client')}</li>
        <li>{say('empty.account')}</li>
        <li>{say('empty.workspace')}</li>
      </ul>
      <p className={layout['subtle']}>{say('empty.time')}</p>
      <div className={parts['row']}>
        <Button appearance="primary" onClick={onCreate}>
          {say('list.create')}
        </Button>
        <Button onClick={onImport}>{say('list.import')}</Button>
      </div>
      <p className={layout['text']}>
        {say('empty.try')} <OutsideLink href={sandbox}>{say('empty.sandbox')}</OutsideLink>.{' '}
        {say('empty.sandboxAddress', { address: sandbox })}
      </p>
    </section>
  );
}
