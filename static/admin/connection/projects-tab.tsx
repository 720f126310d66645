import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { leave } from '../../shared/unsaved';
import type { Route } from '../route';
import { LinkForm } from '../link/link-form';
import { ProjectLink } from './project-link';

interface Props {
  readonly connection: ConnectionDetail;
  readonly go: (route: Route) => void;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

export function ProjectsTab({ connection, go, onChanged }: Props) {
  const { say } = useLanguage();
  const [adding, setAdding] = useState(false);
  const noWorkspace = connection.grantedWorkspaces === 0;
  return (
    <>
      {connection.links.length === 0 ? <p className={layout['text']}>{say('projects.none')}</p> : null}
      {connection.links.map((link) => (
        <ProjectLink key={link.id} link={link} connection={connection} go={go} onChanged={onChanged} />
      ))}
      {adding ? (
        <section className={layout['stack']} aria-label={say('projects.add')}>
          <h2 className={layout['section']}>{say('projects.add')}</h2>
          <LinkForm
            connection={connection}
            way={
              <Button appearance="subtle" onClick={() => leave(() => setAdding(false))}>
                {say('cancel')}
              </Button>
            }
            onLinked={(detail) => {
              tellDone(say('done.linked'));
              setAdding(false);
              onChanged(detail);
            }}
          />
        </section>
      ) : (
        <div className={parts['row']}>
          <Button isDisabled={noWorkspace} onClick={() => setAdding(true)}>
            {say('projects.add')}
          </Button>
          {noWorkspace ? <span className={parts['small']}>{say('detail.noWorkspaces')}</span> : null}
        </div>
      )}
    </>
  );
}
