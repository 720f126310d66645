import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { MappingView } from '../../../src/contract/mapping';
import type { ConnectionDetail, ProjectLinkView } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { SaveBar } from '../../shared/save-bar';
import { StaleMessage } from '../../shared/stale-message';
import { useAction } from '../../shared/use-action';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard';
import { linkName } from '../connection/link-name';
import { mappingOf, type CreateTasks, type EditedMapping } from './edited-mapping';
import { MappingEditor } from './mapping-editor';
import { PreviewSection } from './preview-section';
import { savingEffect } from './saving-effect';
import { SavingWords } from './saving-words';
import { useChecked } from './use-checked';
import { useMappingDraft } from './use-mapping-draft';

interface Props {
  readonly connection: ConnectionDetail;
  readonly link: ProjectLinkView;
  readonly view: MappingView & { readonly createTasks: CreateTasks };
  readonly onSaved: () => void;
}

/** The stored mapping of a project link as it is edited: checked as it changes, saved without errors only. */
export function MappingForm({ connection, link, view, onSaved }: Props) {
  const { say } = useLanguage();
  const [saved, setSaved] = useState<EditedMapping>({ ...view.mapping, createTasks: view.createTasks });
  const draft = useMappingDraft(saved, connection.version);
  const edited = draft.value;
  const release = useUnsavedGuard(draft.dirty);
  const projects = {
    connectionId: connection.id,
    jiraProjectId: link.jiraProjectId,
    platformProjectId: link.platformProjectId,
  };
  const mapping = mappingOf(edited);
  const checked = useChecked({ ...projects, mapping }, view.problems);
  const errors = checked.problems.filter(({ level }) => level === 'error');
  const save = useAction(
    () =>
      callAdmin('link.update', {
        connectionId: connection.id,
        version: draft.version,
        linkId: link.id,
        mapping,
        createTasks: edited.createTasks,
      }),
    () => {
      tellDone(say('mapping.saved', { name: linkName(link) }), say('mapping.savedText'));
      release();
      onSaved();
    },
  );
  const reload = async (detail: ConnectionDetail): Promise<void> => {
    const fresh = await callAdmin('link.mapping', { connectionId: connection.id, linkId: link.id });
    if (fresh.ok) {
      const current = { ...fresh.data.mapping, createTasks: fresh.data.createTasks };
      setSaved(current);
      draft.rebase(current, detail.version);
    }
    save.clear();
  };
  const why = !draft.dirty
    ? say('saveBar.unchanged')
    : checked.checking
      ? say('mapping.checking')
      : errors.length > 0
        ? say('mapping.cannotSave', { count: errors.length })
        : null;
  return (
    <div className={layout['stack']}>
      <MappingEditor
        connection={connection}
        mapping={edited}
        saved={saved}
        options={view.options}
        people={view.people ?? []}
        confirmWord={link.jiraProjectKey}
        checked={checked}
        onChange={draft.change}
      >
        <PreviewSection
          connection={connection}
          jiraProjectId={link.jiraProjectId}
          platformProjectId={link.platformProjectId}
          mapping={edited}
        />
      </MappingEditor>
      <StaleMessage
        connectionId={connection.id}
        trouble={save.trouble}
        onReloaded={(detail) => void reload(detail)}
      />
      <SaveBar why={why}>
        {draft.dirty ? (
          <SavingWords
            effect={savingEffect(saved, edited)}
            linkedItems={link.linkedItems}
            platform={connection.platformName}
          />
        ) : null}
        <Button
          appearance="primary"
          isDisabled={!draft.dirty || errors.length > 0}
          isLoading={save.busy}
          onClick={() => void save.run()}
        >
          {say('save')}
        </Button>
        {draft.dirty ? (
          <Button appearance="subtle" onClick={draft.discard}>
            {say('saveBar.discard')}
          </Button>
        ) : null}
      </SaveBar>
    </div>
  );
}
